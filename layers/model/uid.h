#pragma once

#include <string>

namespace saban::layers {

/// Names a feature for as long as it exists, in every copy of a plan: a random UUID (RFC 4122, version 4) in lower case unless
/// another program gave another text. Empty: none.
using Uid = std::string;

/// Thread safety: any thread.
Uid newUid();

}  // namespace saban::layers
