#pragma once

#include <string>

namespace saban::cli {

/// What is said on standard error when the program is told to stop and has to be cut off, because what it is doing does not answer in time; empty: nothing.
/// Thread safety: any thread.
void sayWhenCutOff(const std::string& words);

}  // namespace saban::cli
