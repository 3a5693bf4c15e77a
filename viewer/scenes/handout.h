#pragma once

#include <cstddef>
#include <functional>
#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "layers/briefing/register.h"
#include "viewer/render/offscreen.h"
#include "viewer/scenes/scene_player.h"

class QPagedPaintDevice;

namespace saban::viewer {

// What is made of a briefing to be kept or given away. The player's clock has not begun, or stands at 0: it is set from there. Everything bears the plan's marking and is entered in the plan's
// register when it is whole; a register that cannot be written to is a warning, and the output stays. Thread safety: the thread of the context.

/// Which scenes of a briefing are put out, from 0; both are among them.
struct SceneRange {
    std::size_t from = 0, to = 0;
};

struct OutputStats {
    std::size_t scenes = 0;
    std::size_t frames = 0;   ///< of a video
    std::size_t drawn = 0;    ///< frames that were drawn; others are like the one before
    double seconds = 0.0;     ///< of a video: how long it plays
    double tookS = 0.0;
    std::vector<std::string> files{};
    std::size_t pages = 0;    ///< of a handout
    std::vector<layers::RegisterEntry> entries{};  ///< in the register of the plan
    geo::Warnings warnings{};  ///< `register`: what could not be entered; `samples`: a picture of fewer samples; `print`: pages that did not come out
};

enum class PageSize { A4, A3 };
struct HandoutOptions {
    SceneRange scenes{};
    PageSize page = PageSize::A4;
    int dotsPerInch = 200;               ///< of the pictures
    bool notes = true;
    bool isGreyscale = false;
    bool legend = true;                  ///< on every page; else only where the scene has one. Never over the picture
    std::string copyText{};              ///< "Bản số 3/10": of a numbered copy
    int copies = 1;                      ///< that the register tells of
    int samples = 4;
    QPagedPaintDevice* printer = nullptr;  ///< the same pages go there too; it has the page's size, and its margins are taken as none
    std::string printerName{};           ///< for the register, which then tells of a print and not of a file
};

/// A page for each scene: picture with grid, north, scale and legend, title, caption, notes; marking above and below, page numbers, plan and date. Text is text (Vietnamese can be searched and
/// copied), pictures are pictures. Notes that are too long for it go on on a page of their own. `path` empty: nothing but the print. Needs a QGuiApplication.
/// Nothing goes to the printer before all pages are whole and the file is written; what went there is entered, whatever comes after it.
/// Errors: `WriteFailed`, nothing half-written is left; `Unsupported` for a marking that has no room; those of pictures; `Cancelled`.
geo::Result<OutputStats> writeHandout(OffscreenContext& context, ScenePlayer& player, TableView& table, const HandoutOptions& options, const std::string& path,
                                      std::stop_token stop = {}, const geo::Progress& progress = {});

/// The first page as a picture within that size. Leaves nothing, and is in no register.
geo::Result<Picture> previewHandout(OffscreenContext& context, ScenePlayer& player, TableView& table, const HandoutOptions& options, glm::ivec2 sizePx, std::stop_token stop = {});

struct PicturesOptions {
    SceneRange scenes{};
    glm::ivec2 sizePx{3840, 2160};       ///< as far as the driver's buffers reach: 7680 x 4320 with every driver of the last ten years
    double textScale = 1.0;              ///< `ScenePlayer::setTextScale`
    int samples = 4;                     ///< fewer, with a warning, where the driver has no room for them
    bool replacesExisting = false;
    bool isRegistered = true;            ///< false: for a preview that is thrown away
};
/// "01 Toàn khu vực.png" … in a folder that is made. Errors: as `writeHandout`; those that are complete stay.
geo::Result<OutputStats> writeScenePictures(OffscreenContext& context, ScenePlayer& player, TableView& table, const PicturesOptions& options, const std::string& folder,
                                            std::stop_token stop = {}, const geo::Progress& progress = {});

/// How far a video is.
struct VideoProgress {
    std::size_t scene = 0;               ///< that is drawn, from 0
    std::size_t scenesReady = 0, scenes = 0;
    double madeS = 0.0, totalS = 0.0;    ///< of the video's playing time
    double beganS = 0.0;                 ///< of it was there before this run
};

struct VideoOptions {
    SceneRange scenes{};
    glm::ivec2 sizePx{1920, 1080};       ///< even numbers
    double framesPerSecond = 25.0;       ///< 1 to 120
    int samples = 1;
    int crf = 20;                        ///< x264's constant rate factor, 0 to 51
    std::string resumeFolder{};          ///< where finished parts are kept until the video is whole; empty: beside the video, its name with ".parts"
    std::string encoder = "ffmpeg";      ///< the program
    std::string madeWith{};              ///< what else the pictures depend on, such as a catalogue of the command line: parts of another are not taken
    double textScale = 1.0;              ///< `ScenePlayer::setTextScale`
    /// Told of the video as it stands, from the thread of the context.
    std::function<void(const VideoProgress&)> report{};
};
/// Where the parts of a video are kept.
std::string resumeFolderOf(const VideoOptions& options, const std::string& path);
/// H.264 in MP4 through the program `ffmpeg`. Every frame is complete before it is taken; frame n shows the moment n / framesPerSecond. Each scene is a part of its own:
/// a video that was stopped goes on after the parts that are there, if plan, scenes and options are the same.
/// Errors: `NotFound` without ffmpeg; `WriteFailed` with how far it came (disk full: finished parts stay, no broken video); `Cancelled`.
geo::Result<OutputStats> writeVideo(OffscreenContext& context, ScenePlayer& player, TableView& table, const VideoOptions& options, const std::string& path,
                                    std::stop_token stop = {}, const geo::Progress& progress = {});

}  // namespace saban::viewer
