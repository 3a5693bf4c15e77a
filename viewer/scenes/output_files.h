#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>

#include "geo/core/error.h"
#include "viewer/scenes/handout.h"

namespace saban::viewer {

// What everything that leaves a plan has in common.

/// Writes the bytes beside the file and renames: the file is whole, or as it was. Errors: `WriteFailed`.
geo::Result<void> writeWholeFile(const std::string& path, std::span<const char> bytes);

/// A text as a part of a file's name on every system: without what these forbid, at most 80 letters. Never empty.
std::string fileNameOf(const std::string& text);

/// "00 title.png" of a scene, counted from 1 with as many digits as the last needs.
std::string pictureNameOf(const layers::Briefing& briefing, std::size_t scene);

/// Marking of the plan that is played; empty: none.
std::string markingOf(const ScenePlayer& player);

/// Enters a file in the register of the plan that is played; what fails is a warning of `stats`. A plan without a file has no register.
void enterOutput(const ScenePlayer& player, OutputStats& stats, const std::string& what, const std::string& path, int copies = 1);
/// The same for what became no file of its own, such as a print: digest and size are those of `content`.
void enterOutput(const ScenePlayer& player, OutputStats& stats, const std::string& what, const std::string& name, std::span<const char> content, int copies);

/// The range within the scenes that there are. Errors: `InvalidArgument` for one that holds none.
geo::Result<SceneRange> checkedRange(const SceneRange& wanted, std::size_t sceneCount);

/// The scene as it stands at its end: transition and actions over.
void showAtItsEnd(ScenePlayer& player, std::size_t scene, double nowS);

/// `takePicture` of a player with fewer samples for each pixel where the driver refuses as many. `samples` becomes what was taken.
geo::Result<Picture> takePictureAsAble(OffscreenContext& context, ScenePlayer& player, glm::ivec2 sizePx, int& samples, std::stop_token stop);

class Stopwatch {
   public:
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count(); }

   private:
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace saban::viewer
