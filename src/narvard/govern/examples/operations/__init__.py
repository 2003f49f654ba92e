"""What can be done with good examples."""

from narvard.govern.examples.operations.adopting import NotAdopted, adopt_example, say_outcome
from narvard.govern.examples.operations.loading import load_examples
from narvard.govern.examples.operations.writing import ExampleNotWritten, write_example

__all__ = ["ExampleNotWritten", "NotAdopted", "adopt_example", "load_examples", "say_outcome", "write_example"]
