"""Where training keeps what it makes: pictures, latents, states. Nothing of it belongs into the repository."""

import os
from pathlib import Path


def data_folder() -> Path:
    """CLOUDSTUDIO_TRAINING_DATA, or training-data/ at the root of the checkout; made when it is missing."""
    default = Path(__file__).resolve().parents[2] / "training-data"
    folder = Path(os.environ.get("CLOUDSTUDIO_TRAINING_DATA", default))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
