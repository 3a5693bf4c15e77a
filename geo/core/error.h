#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace saban::geo {

/// What kind of thing went wrong: for code that must react differently; people read the message.
enum class ErrorCode {
    InvalidArgument,  ///< a value given by the caller or a person makes no sense
    NotFound,         ///< a file, layer or name does not exist
    Unreadable,       ///< it exists, but may not be or cannot be read
    BadFormat,        ///< not of a known format, truncated or damaged
    Unsupported,      ///< well-formed, but of a kind that Saban cannot use
    NoCrs,            ///< nothing says which coordinate reference system applies
    BadCrs,           ///< a CRS that is unknown, deprecated, or does not fit the coordinates
    NoData,           ///< there is no height (or pixel) where one is needed
    Refused,          ///< against a rule, such as the network without permission
    BadUsage,         ///< a command line that makes no sense
    WriteFailed,      ///< a file could not be written; nothing half-written is left
    Cancelled         ///< stopped on request
};

/// What failed, in words for a person: what was tried, on what, why it failed, what to do.
struct Error {
    ErrorCode code = ErrorCode::InvalidArgument;
    std::string message;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
    return tl::unexpected<Error>(Error{code, std::move(message)});
}

/// What a person should know about a value that is usable all the same. `code` is stable, for tests and JSON.
struct Warning {
    std::string code;
    std::string message;
};

using Warnings = std::vector<Warning>;

}  // namespace saban::geo
