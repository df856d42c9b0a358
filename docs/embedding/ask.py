"""Asks the assistant as a model, with the `openai` package (pip install openai).

ADDRESS=http://127.0.0.1:7860 KEY=... python docs/embedding/ask.py "Năm 2022 kết nạp bao nhiêu đảng viên?"
"""

import os
import sys

import openai


def main() -> int:
    """Prints the answer as it comes, then the sentences that it rests on. Returns the exit code."""
    address = os.environ.get("ADDRESS", "http://127.0.0.1:7860")
    client = openai.OpenAI(base_url=f"{address}/v1", api_key=os.environ.get("KEY") or "none")
    try:
        stream = client.chat.completions.create(
            model="tro-ly-nghi-quyet",
            messages=[{"role": "user", "content": " ".join(sys.argv[1:])}],
            stream=True,
        )
        for chunk in stream:
            print(chunk.choices[0].delta.content or "", end="", flush=True)
    except openai.APIError as error:
        print(f"Lỗi: {error.message}", file=sys.stderr)
        return 1
    print()
    for citation in (chunk.model_extra or {}).get("citations", []):  # of the last chunk
        print(f"[{citation['n']}] {citation['source']}: “{citation['quote']}”")
    return 0


if __name__ == "__main__":
    sys.exit(main())
