#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "geo/core/fingerprint.h"
#include "viewer/scenes/handout.h"

namespace saban::viewer {

/// Frames for each second as a fraction, as video files have it: 29.97 is 30000/1001.
struct FrameRate {
    std::int64_t frames = 25, seconds = 1;
    /// Moment of a frame.
    double timeOf(std::size_t frame) const { return static_cast<double>(frame) * static_cast<double>(seconds) / static_cast<double>(frames); }
    /// Frames in a time, rounded, one at least.
    std::size_t framesIn(double timeS) const;
    std::string text() const;
    bool operator==(const FrameRate&) const = default;
};
FrameRate frameRateOf(double framesPerSecond);

/// A scene of a video that is whole.
struct VideoPart {
    std::size_t scene = 0;
    std::size_t frames = 0;
    double transitionS = 0.0;
    std::uint64_t bytes = 0;
    bool operator==(const VideoPart&) const = default;
};

/// Finished parts of a video in a folder, with a list of them. The list says what they were made from: parts of another plan, or with other options, are removed.
/// The folder is for one run at a time, as long as this lives, and for nothing else.
class VideoParts {
   public:
    /// Errors: `WriteFailed` when the folder cannot be made or written to, holds files without a list of ours, or when another run has it. It then stays as it is.
    static geo::Result<VideoParts> open(const std::string& folder, const geo::Digest& madeFrom);

    const std::string& folder() const { return folder_; }
    /// True when it held parts of something else, which are gone.
    bool hadOthers() const { return hadOthers_; }
    /// Null: not ready.
    const VideoPart* part(std::size_t scene) const;
    const std::vector<VideoPart>& parts() const { return parts_; }
    std::string fileOf(std::size_t scene) const;
    /// Where a part is written until it is whole.
    std::string draftOf(std::size_t scene) const;
    /// Takes the draft as it is for the part, and writes the list. Errors: `WriteFailed`.
    geo::Result<void> keep(VideoPart part);
    /// Listed parts, drafts, list and folder are gone; what others put there stays, with the folder.
    void remove();

   private:
    VideoParts(std::string folder, std::string key) : folder_(std::move(folder)), key_(std::move(key)) {}
    geo::Result<void> lock();
    geo::Result<void> readList();
    geo::Result<void> writeList() const;
    void removeFiles();

    std::string folder_, key_;
    std::shared_ptr<const int> lock_{};  ///< a descriptor of the folder
    std::vector<VideoPart> parts_;  ///< by scene
    std::set<std::size_t> listed_;  ///< scenes of which files may be there
    bool hadOthers_ = false;
};

/// Stands for everything that a video is made from: the plan's content, the files of its ground, how it is shown.
geo::Digest digestOfVideo(const ScenePlayer& player, const VideoOptions& options);

}  // namespace saban::viewer
