#pragma once

#include <optional>
#include <string>
#include <vector>

namespace saban::test {

/// One `#include` line: its target, and whether it stands in quotes (a file of the project) or in angle brackets.
struct Include {
    enum class Form { Quoted, Angled };

    int line = 0;  ///< from 1
    Form form = Form::Quoted;
    std::string target;
};

/// The `#include` lines of a C++ source, in order.
std::vector<Include> includesOf(const std::string& source);

/// Why `include` may not stand in `projectFile` ("geo/core/bounds.h"), or nothing when it may.
/// A layer knows only the layers below it; libraries stay in the layer that wraps them (README.md of each folder).
std::optional<std::string> violation(const std::string& projectFile, const Include& include);

}  // namespace saban::test
