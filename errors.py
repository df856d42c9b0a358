"""Every error this project raises on purpose, as one tree.

    AssistantError                  a message for the user: what happened and what to do next
    ├── SettingsError               a setting is unknown or has a value that cannot be used
    ├── UsageError                  the command line or a question file is not what is expected
    ├── QuestionError               a question that cannot be read: empty or too long
    ├── PromptError                 a prompt file is missing or has the wrong placeholders
    ├── IngestError                 one file cannot be ingested; the others still are
    │   ├── UnsupportedFormatError  its type is not among those that are read
    │   └── UnreadableFileError     empty, binary, too large, or in an unknown encoding
    ├── ModelError                  the embedding model cannot be prepared or loaded
    ├── LanguageModelError          the language model cannot be set up, or did not answer
    ├── ConversationError           a conversation cannot be kept or is not there
    └── StoreError                  the data folder cannot be used
        ├── StoreLockedError        another process is writing to it
        ├── StoreMismatchError      it was made with another embedding model
        └── StoreCorruptError       what it holds cannot be read

Messages are in Vietnamese and are shown to users as they stand; `exit_code` is what the command line exits with.
"""


class AssistantError(Exception):
    """Base of all errors whose message is meant for the user (in Vietnamese)."""

    exit_code = 2


class SettingsError(AssistantError):
    """A setting is unknown or its value cannot be used."""


class UsageError(AssistantError):
    """The command line, or a question file given to it, is not what is expected."""


class QuestionError(AssistantError):
    """The question is empty or too long."""


class PromptError(AssistantError):
    """A prompt file is missing or does not have exactly the placeholders its use needs."""


class IngestError(AssistantError):
    """One file cannot be ingested; the message says why."""


class UnsupportedFormatError(IngestError):
    """The file's type is not among those that are read."""


class UnreadableFileError(IngestError):
    """The file is empty, binary, too large, or in an encoding that cannot be told."""


class ModelError(AssistantError):
    """The embedding model cannot be prepared or loaded."""


class LanguageModelError(AssistantError):
    """The language model cannot be set up, or did not answer; an answer never fails for it, it is quoted instead."""


class ConversationError(AssistantError):
    """A conversation cannot be kept or read, or there is none of that id; answering goes on without it."""


class StoreError(AssistantError):
    """The data folder cannot be used."""


class StoreLockedError(StoreError):
    """Another process is writing to the data folder; the message names it."""


class StoreMismatchError(StoreError):
    """The data folder was made with another embedding model."""


class StoreCorruptError(StoreError):
    """The catalogue in the data folder cannot be read."""
