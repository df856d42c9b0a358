"""The chat page: draws an Answer and the articles it cites.

Importing this package settles what Gradio reads from the environment: no analytics, and where its temporary files go.
Gradio itself takes 3.5 s to import, so import `ui.page` only to serve.
"""

import os
import tempfile
from pathlib import Path

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
os.environ.setdefault("GRADIO_TEMP_DIR", str(Path(tempfile.gettempdir()) / "tro-ly-nghi-quyet-gradio"))
