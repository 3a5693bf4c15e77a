#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/error.h"

namespace saban::layers {

/// A picture that a person draws in place of a sign, or for a code that has none.
struct SignPicture {
    std::string code{};   ///< a code, or a pattern: "*" stands for any number of characters
    std::string file{};   ///< in the folder
    std::string svg{};    ///< the file's text
    double height = 1.0;  ///< of the picture, frames of a friendly unit; above 0, at most 10
    double anchorX = 0.5, anchorY = 0.5;  ///< what lies on the ground: shares of width and height from the upper left
};

/// A folder of SVG files that replace or add signs.
///
/// A file whose name is a code (`10031000001211000000.svg`) draws that code. `index.json`, when there is one, says more:
/// `{"signs": [{"code": "1003100000121100*", "file": "bo_binh.svg", "height": 1.0, "anchor": [0.5, 1.0]}]}`. A code may be anything
/// without blanks: signs that no standard has get names of their own. Thread safety: any thread. Immutable.
class SignPictures {
 public:
    /// Errors: `NotFound` (no such folder, a file of the index is missing), `Unreadable`, `BadFormat` (index or SVG is empty,
    /// damaged, more than 4 MiB), `Refused` (a file outside the folder, more than 2000 pictures), each naming file and entry.
    static geo::Result<std::shared_ptr<const SignPictures>> read(const std::string& folder);

    /// The picture for a code: one for exactly this code first, then the first pattern of the index that fits.
    const SignPicture* find(std::string_view code) const;

    std::size_t size() const { return pictures_.size(); }
    const std::string& folder() const { return folder_; }
    /// Stands for the contents of all pictures.
    const std::string& identity() const { return identity_; }

 private:
    SignPictures() = default;

    std::string folder_;
    std::string identity_;
    std::vector<SignPicture> pictures_;  ///< those of the index first, in its order
};

/// True when `code` fits `pattern`, in which "*" stands for any number of characters. Takes time in proportion to the product
/// of their lengths, whatever the pattern.
bool fitsPattern(std::string_view code, std::string_view pattern);

}  // namespace saban::layers
