#pragma once

#include <string>

namespace saban::layers {

/// A fault of `geometryFault`, and "unreadable", for people: "its outline crosses itself".
std::string describeFault(const std::string& fault);

}  // namespace saban::layers
