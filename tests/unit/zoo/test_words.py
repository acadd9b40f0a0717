"""The text encoder gives what its authors' code gives, and near meanings lie near."""

import numpy as np
import pytest

from generation.zoo import get_model
from generation.zoo.base import InvalidRequest
from generation.zoo.text_encoder import MAX_TOKENS, encoder_folder, shared_encoder

PROMPTS = [
    "a red house",
    "new york on new year's eve, a painting",
    "🏝️ بيت أحمر",
    "",
    "x" * 5000,
    "palm " * 100,
]


def test_vectors_are_those_of_the_reference_implementation():
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(encoder_folder())
    model = AutoModel.from_pretrained(encoder_folder()).eval()
    batch = tokenizer(PROMPTS, padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt")
    with torch.no_grad():
        theirs = model(**batch).last_hidden_state.numpy()
    ours, mask = shared_encoder()(PROMPTS)
    assert np.array_equal(mask, batch["attention_mask"].numpy().astype(bool))
    assert np.abs(ours - theirs)[mask].max() < 2e-5


def test_a_prompt_becomes_tokens_ids_vectors_and_cosines():
    model = get_model("words")
    request = model.check_request(
        {"prompt": "a red house", "others": ["a crimson cottage", "quarterly tax forms"]}
    )
    steps = list(model.sample(request, np.random.default_rng(0)))
    numbers = steps[-1].numbers
    assert [token["token"] for token in numbers["tokens"]] == ["[CLS]", "a", "red", "house", "[SEP]"]
    assert numbers["vectors"]["width"] == 384
    assert numbers["cosine"]["a crimson cottage"] > numbers["cosine"]["quarterly tax forms"] + 0.2
    assert steps[-1].fraction == 1


@pytest.mark.parametrize("prompt", ["", "x" * 10_000])
def test_words_that_are_none_or_too_many_are_refused(prompt):
    with pytest.raises(InvalidRequest, match="prompt"):
        get_model("words").check_request({"prompt": prompt})
