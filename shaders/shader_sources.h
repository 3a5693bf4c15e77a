#pragma once

#include <string_view>

namespace saban {

/// Text of a shader file by name ("terrain.vert"); empty when there is none.
std::string_view shaderSource(std::string_view name);

}  // namespace saban
