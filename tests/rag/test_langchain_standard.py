"""LangChain's own tests of retrievers."""

from typing import Any

import pytest
from langchain_core.retrievers import BaseRetriever
from langchain_tests.integration_tests import RetrieversIntegrationTests

from rag import Assistant, AssistantRetriever


class TestAssistantRetriever(RetrieversIntegrationTests):
    """The retriever over the five articles."""

    @pytest.fixture(autouse=True)
    def opened(self, assistant: Assistant) -> None:
        self._assistant = assistant

    @property
    def retriever_constructor(self) -> type[BaseRetriever]:
        return AssistantRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"assistant": self._assistant}

    @property
    def retriever_query_example(self) -> str:
        return "Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?"
