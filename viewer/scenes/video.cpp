// A briefing as a video, through the program ffmpeg.
#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>

#include "geo/core/text.h"
#include "viewer/scenes/encoder_process.h"
#include "viewer/scenes/handout.h"
#include "viewer/scenes/output_files.h"
#include "viewer/scenes/video_parts.h"

namespace saban::viewer {

namespace {

constexpr std::size_t kMostWaitingFrames = 4;
constexpr double kKeyFrameEveryS = 2.0;  // so that players jump quickly
constexpr int kEncoderThreads = 4;       // their number changes what x264 makes of a picture: it is the same on every machine

using Frame = std::shared_ptr<const Picture>;

/// Hands frames to the encoder from a thread of its own, so that the next one is drawn meanwhile.
class FrameFeeder {
   public:
    FrameFeeder(FedProcess& encoder, std::stop_token stop) : encoder_(encoder), stop_(std::move(stop)), thread_([this] { work(); }) {}
    ~FrameFeeder() { close(); }

    /// Waits while enough frames wait already. False when the encoder takes none any more.
    bool push(Frame frame) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return waiting_.size() < kMostWaitingFrames || isBroken_; });
        if (isBroken_) return false;
        waiting_.push_back(std::move(frame));
        changed_.notify_all();
        return true;
    }
    /// All are handed over, or it is broken. True when they are.
    bool close() {
        {
            const std::lock_guard lock(mutex_);
            isClosed_ = true;
            changed_.notify_all();
        }
        if (thread_.joinable()) thread_.join();
        return !isBroken_;
    }

   private:
    void work() {
        for (;;) {
            Frame frame;
            {
                std::unique_lock lock(mutex_);
                changed_.wait(lock, [this] { return !waiting_.empty() || isClosed_; });
                if (waiting_.empty()) return;
                frame = std::move(waiting_.front());
                waiting_.pop_front();
                changed_.notify_all();
            }
            if (!encoder_.feed(frame->rgb, stop_)) {
                const std::lock_guard lock(mutex_);
                isBroken_ = true;
                changed_.notify_all();
                return;
            }
        }
    }

    FedProcess& encoder_;
    std::stop_token stop_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Frame> waiting_;
    bool isClosed_ = false, isBroken_ = false;
    std::thread thread_;
};

/// What is the matter, in short where it is known.
std::string shortReason(const std::string& words) {
    if (words.find("No space left on device") != std::string::npos) return translated(SABAN_TR("viewer", "the disk is full (No space left on device); make room"));
    if (words.find("File too large") != std::string::npos) return translated(SABAN_TR("viewer", "no file may be that large there (File too large)"));
    return words;
}

/// The same of what ffmpeg said.
std::string reasonOf(const std::string& words) {
    if (const std::string reason = shortReason(words); reason != words) return reason;
    if (words.find("Unknown encoder") != std::string::npos) return text(SABAN_TR("viewer", "this ffmpeg cannot write H.264 ({}); install one with libx264"), words);
    if (words.empty()) return translated(SABAN_TR("viewer", "ffmpeg ended and gave no reason"));
    return text(SABAN_TR("viewer", "ffmpeg says: {}"), words);
}

/// A file's name as ffmpeg takes none for an option or a protocol.
std::string fileWord(const std::string& path) { return "file:" + path; }

/// ffmpeg 5 ends with status 0, and says so in words alone, when the last bytes of a file find no room.
bool hasFailed(int status, const std::string& words) {
    return status != 0 || words.find("Error writing") != std::string::npos || words.find("Error closing") != std::string::npos;
}

/// A video in the making: its scenes one after the other, each a part.
class VideoMaker {
   public:
    VideoMaker(OffscreenContext& context, ScenePlayer& player, TableView& table, const VideoOptions& options, const SceneRange& range, const std::string& path, VideoParts& parts, std::stop_token stop,
               const geo::Progress& progress)
        : context_(context), player_(player), table_(table), options_(options), range_(range), path_(path), parts_(parts), stop_(std::move(stop)), progress_(progress), rate_(frameRateOf(options.framesPerSecond)) {
        for (std::size_t scene = range_.from; scene <= range_.to; ++scene) {
            const VideoPart* ready = parts_.part(scene);
            const std::size_t frames = ready ? ready->frames : expectedFrames(scene);
            totalFrames_ += frames;
            if (ready) beganFrames_ += ready->frames;
        }
        doneFrames_ = beganFrames_;
    }

    geo::Result<void> makeParts() {
        std::size_t first = 0;  // frame of the video with which the scene begins
        bool isAtEndOfOneBefore = false;
        for (std::size_t scene = range_.from; scene <= range_.to; ++scene) {
            if (const VideoPart* ready = parts_.part(scene)) {
                first += ready->frames;
                isAtEndOfOneBefore = false;
                continue;
            }
            if (!isAtEndOfOneBefore && scene > range_.from)
                if (auto shown = showEndOfOneBefore(scene, first); !shown) return shown;
            const auto frames = makePart(scene, first);
            if (!frames) return tl::unexpected(frames.error());
            first += *frames;
            isAtEndOfOneBefore = true;
        }
        frames_ = first;
        return {};
    }

    geo::Result<void> join() {
        const std::string list = parts_.folder() + "/parts.txt", draft = path_ + ".part";
        std::string lines = "ffconcat version 1.0\n";
        for (std::size_t scene = range_.from; scene <= range_.to; ++scene)
            lines += fmt::format("file {}\nduration {:.6f}\n", std::filesystem::path(parts_.fileOf(scene)).filename().string(), rate_.timeOf(parts_.part(scene)->frames));
        if (auto written = writeWholeFile(list, lines); !written) return written;
        const auto outcome = runProcess({options_.encoder, "-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-protocol_whitelist", "file", "-f", "concat", "-i", fileWord(list), "-map", "0:v", "-c", "copy", "-movflags", "+faststart",
                                         "-metadata", "title=" + player_.performance().briefing->plan->settings.name, "-metadata", "comment=" + markingOf(player_), "-f", "mp4", fileWord(draft)},
                                        stop_);
        std::error_code problem;
        const bool isWhole = outcome && !hasFailed(outcome->status, outcome->words);
        if (isWhole) std::filesystem::rename(draft, path_, problem);
        std::error_code ignored;
        std::filesystem::remove(draft, ignored);
        if (!outcome) return tl::unexpected(outcome.error());
        if (!isWhole) return tl::unexpected(failure(reasonOf(outcome->words)));
        if (problem) return tl::unexpected(failure(shortReason(problem.message())));
        return {};
    }

    std::size_t frames() const { return frames_; }
    std::size_t drawn() const { return drawn_; }
    double seconds() const { return rate_.timeOf(frames_); }

   private:
    std::size_t expectedFrames(std::size_t scene) const {
        return rate_.framesIn((scene == range_.from ? 0.0 : player_.transitionS(scene)) + player_.performance().briefing->scenes[scene].holdS);
    }

    /// What was tried, and how far it came.
    geo::Error failure(const std::string& why) const {
        double readyS = 0.0;
        std::size_t ready = 0;
        for (const VideoPart& part : parts_.parts()) {
            readyS += rate_.timeOf(part.frames);
            ++ready;
        }
        return {geo::ErrorCode::WriteFailed,
                text(SABAN_TR("viewer", "cannot write the video '{0}': {1}. {2} of {3} scenes ({4:.0f} s of {5:.0f} s) are ready in '{6}': when that is mended, the same command goes on from there."), path_, why,
                     ready, range_.to - range_.from + 1, readyS, rate_.timeOf(totalFrames_), parts_.folder())};
    }
    geo::Error cancelled() const { return {geo::ErrorCode::Cancelled, text(SABAN_TR("viewer", "stopped before the video was whole"))}; }

    std::vector<std::string> encoderWords(const std::string& draft) const {
        const std::string filter = "scale=in_range=full:out_range=tv:out_color_matrix=bt709:flags=bicubic+accurate_rnd+full_chroma_int,format=yuv420p";
        return {options_.encoder, "-hide_banner", "-loglevel", "error", "-nostdin", "-y",
                "-f", "rawvideo", "-pix_fmt", "rgb24", "-video_size", fmt::format("{}x{}", options_.sizePx.x, options_.sizePx.y), "-framerate", rate_.text(), "-i", "pipe:0",
                "-vf", filter, "-c:v", "libx264", "-preset", "veryfast", "-crf", std::to_string(options_.crf), "-threads", std::to_string(kEncoderThreads),
                "-g", std::to_string(rate_.framesIn(kKeyFrameEveryS)), "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv", "-an", "-f", "mp4", fileWord(draft)};
    }

    /// As a video that was not stopped would have come there: whatever fades out is the same.
    geo::Result<void> showEndOfOneBefore(std::size_t scene, std::size_t first) {
        const VideoPart* before = parts_.part(scene - 1);
        const std::size_t begin = first - before->frames;
        player_.show(scene - 1, ScenePlayer::Entrance::AtOnce, rate_.timeOf(begin) + before->transitionS);
        player_.advance(rate_.timeOf(first - 1));
        const auto picture = player_.takePicture(context_, options_.sizePx, options_.samples, stop_);
        return picture ? geo::Result<void>() : tl::unexpected(picture.error());
    }

    void tell(std::size_t scene) {
        geo::report(progress_, totalFrames_ == 0 ? 1.0 : std::min(1.0, static_cast<double>(doneFrames_) / static_cast<double>(totalFrames_)));
        if (options_.report)
            options_.report({.scene = scene,
                             .scenesReady = parts_.parts().size(),
                             .scenes = range_.to - range_.from + 1,
                             .madeS = rate_.timeOf(doneFrames_),
                             .totalS = rate_.timeOf(totalFrames_),
                             .beganS = rate_.timeOf(beganFrames_)});
    }

    /// The number of its frames.
    geo::Result<std::size_t> makePart(std::size_t scene, std::size_t first) {
        const bool isFirst = scene == range_.from;
        table_.setMotion({});  // signs of the scene before remember nothing either: it may be that it was made by another run
        player_.show(scene, isFirst ? ScenePlayer::Entrance::AtOnce : ScenePlayer::Entrance::Transition, rate_.timeOf(first));
        const double transitionS = isFirst ? 0.0 : player_.transitionS(scene);
        const std::size_t frames = rate_.framesIn(transitionS + player_.performance().briefing->scenes[scene].holdS);
        totalFrames_ += frames - expectedFrames(scene);

        const std::string draft = parts_.draftOf(scene);
        auto encoder = FedProcess::start(encoderWords(draft));
        if (!encoder) return tl::unexpected(encoder.error());
        const struct Draft {  // nothing half-made stays
            const std::string& path;
            ~Draft() {
                std::error_code ignored;
                std::filesystem::remove(path, ignored);
            }
        } removed{draft};
        FrameFeeder feeder(**encoder, stop_);
        Frame frame;
        for (std::size_t i = 0; i < frames; ++i) {
            player_.advance(rate_.timeOf(first + i));
            if (!frame || player_.needsFrame()) {
                auto picture = player_.takePicture(context_, options_.sizePx, options_.samples, stop_);
                if (!picture) return tl::unexpected(picture.error());
                ++drawn_;
                frame = std::make_shared<const Picture>(std::move(*picture));
            }
            if (stop_.stop_requested()) return tl::unexpected(cancelled());
            if (!feeder.push(frame)) break;
            ++doneFrames_;
            tell(scene);
        }
        const bool isFed = feeder.close();
        const int status = (*encoder)->finish(stop_);
        if (stop_.stop_requested()) return tl::unexpected(cancelled());
        const std::string words = (*encoder)->lastWords();
        if (hasFailed(status, words) || !isFed)
            return tl::unexpected(failure(words.empty() && status != 0 ? text(SABAN_TR("viewer", "ffmpeg ended with status {}"), status) : reasonOf(words)));
        if (auto kept = parts_.keep({.scene = scene, .frames = frames, .transitionS = transitionS}); !kept) return tl::unexpected(failure(shortReason(kept.error().message)));
        tell(scene);
        return frames;
    }

    OffscreenContext& context_;
    ScenePlayer& player_;
    TableView& table_;
    const VideoOptions& options_;
    SceneRange range_;
    const std::string& path_;
    VideoParts& parts_;
    std::stop_token stop_;
    const geo::Progress& progress_;
    FrameRate rate_;
    std::size_t totalFrames_ = 0, doneFrames_ = 0, beganFrames_ = 0, frames_ = 0, drawn_ = 0;
};

geo::Result<void> checkOptions(const VideoOptions& options) {
    if (options.sizePx.x % 2 != 0 || options.sizePx.y % 2 != 0 || options.sizePx.x < 16 || options.sizePx.y < 16)
        return geo::fail(geo::ErrorCode::InvalidArgument,
                         text(SABAN_TR("viewer", "cannot make a video of {0} x {1} pixels: H.264 wants even numbers, 16 at least. Take {2}x{3}."), options.sizePx.x, options.sizePx.y,
                              std::max(16, options.sizePx.x / 2 * 2), std::max(16, options.sizePx.y / 2 * 2)));
    if (!(options.framesPerSecond >= 1.0 && options.framesPerSecond <= 120.0))
        return geo::fail(geo::ErrorCode::InvalidArgument, text(SABAN_TR("viewer", "cannot make a video of {} frames a second: 1 to 120 can be had"), options.framesPerSecond));
    if (options.crf < 0 || options.crf > 51)
        return geo::fail(geo::ErrorCode::InvalidArgument, text(SABAN_TR("viewer", "cannot make a video with the rate factor {}: 0 (largest and best) to 51 can be had"), options.crf));
    return {};
}

}  // namespace

std::string resumeFolderOf(const VideoOptions& options, const std::string& path) { return options.resumeFolder.empty() ? path + ".parts" : options.resumeFolder; }

geo::Result<OutputStats> writeVideo(OffscreenContext& context, ScenePlayer& player, TableView& table, const VideoOptions& options, const std::string& path, std::stop_token stop, const geo::Progress& progress) {
    const Stopwatch watch;
    if (auto sound = checkOptions(options); !sound) return tl::unexpected(sound.error());
    const auto range = checkedRange(options.scenes, player.sceneCount());
    if (!range) return tl::unexpected(range.error());
    // Before anything is drawn: without it there is no video.
    if (const auto version = runProcess({options.encoder, "-hide_banner", "-version"}, stop); !version) return tl::unexpected(version.error());
    auto parts = VideoParts::open(resumeFolderOf(options, path), digestOfVideo(player, options));
    if (!parts) return tl::unexpected(parts.error());

    player.setTextScale(options.textScale);
    VideoMaker maker(context, player, table, options, *range, path, *parts, stop, progress);
    auto whole = maker.makeParts();
    if (whole) whole = maker.join();
    if (!whole) {
        if (parts->parts().empty()) parts->remove();  // nothing to go on from
        return tl::unexpected(whole.error());
    }
    OutputStats stats{.scenes = range->to - range->from + 1, .frames = maker.frames(), .drawn = maker.drawn(), .seconds = maker.seconds(), .files = {path}};
    if (parts->hadOthers())
        stats.warnings.push_back({"parts", text(SABAN_TR("viewer", "parts of a video in '{}' were of another plan or of other options: they were removed, and all was made anew"), parts->folder())});
    parts->remove();
    enterOutput(player, stats, "video", path);
    stats.tookS = watch.seconds();
    return stats;
}

}  // namespace saban::viewer
