"""Jobs: work that outlives a request, done once whatever crashes."""
