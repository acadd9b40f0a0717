"""Where torch works: in a thread that stays, for loading, previews and pipelines alike.

On a processor every thread that calls torch gets helpers of its own, and the helpers of two threads are in each other's
way: a pipeline in a thread made for it takes a third longer than in one that alone has called torch. The next work goes
to the thread that is free; another one is made only while a pipeline waits for somebody to take its step.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

TORCH = ThreadPoolExecutor(max_workers=8, thread_name_prefix="stable-diffusion")
