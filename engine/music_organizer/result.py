"""What a documented call answers with: a value, or the error that stood in its way."""

from typing import Generic, NoReturn, TypeVar

from msgspec import Struct

from music_organizer.errors import MusicOrganizerError

T = TypeVar("T")


class Success(Struct, Generic[T], frozen=True):
    """The call did what was asked; `value()` is its answer."""

    _value: T

    def is_success(self) -> bool:
        """Tell that the call succeeded."""
        return True

    def is_failure(self) -> bool:
        """Tell that the call did not fail."""
        return False

    def value(self) -> T:
        """Return the answer of the call."""
        return self._value

    def error(self) -> None:
        """Return `None`: there is no error."""
        return


class Failure(Struct, frozen=True):
    """The call could not do what was asked; `error()` says why and what stayed safe."""

    _error: MusicOrganizerError

    def is_success(self) -> bool:
        """Tell that the call did not succeed."""
        return False

    def is_failure(self) -> bool:
        """Tell that the call failed."""
        return True

    def value(self) -> NoReturn:
        """Raise the error: a failure has no value."""
        raise self._error

    def error(self) -> MusicOrganizerError:
        """Return the error that stood in the way."""
        return self._error


Result = Success[T] | Failure
