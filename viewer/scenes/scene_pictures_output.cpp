// Pictures of the scenes of a briefing.
#include <filesystem>

#include "geo/core/text.h"
#include "viewer/scenes/handout.h"
#include "viewer/scenes/output_files.h"

namespace saban::viewer {

namespace {

/// A name that is taken, if any.
std::string takenName(const layers::Briefing& briefing, const SceneRange& range, const std::filesystem::path& folder) {
    std::error_code ignored;
    for (std::size_t scene = range.from; scene <= range.to; ++scene)
        if (const std::string name = pictureNameOf(briefing, scene); std::filesystem::exists(folder / name, ignored)) return name;
    return {};
}

}  // namespace

geo::Result<OutputStats> writeScenePictures(OffscreenContext& context, ScenePlayer& player, TableView& table, const PicturesOptions& options, const std::string& folder,
                                            std::stop_token stop, const geo::Progress& progress) {
    const Stopwatch watch;
    const auto range = checkedRange(options.scenes, player.sceneCount());
    if (!range) return tl::unexpected(range.error());
    const layers::Briefing& briefing = *player.performance().briefing;
    if (!options.replacesExisting)
        if (const std::string taken = takenName(briefing, *range, folder); !taken.empty())
            return geo::fail(geo::ErrorCode::WriteFailed, text(SABAN_TR("viewer", "cannot write pictures into '{0}': it holds '{1}'. Name another folder, or pass --force to replace what is there."), folder, taken));
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem || !std::filesystem::is_directory(folder, problem))
        return geo::fail(geo::ErrorCode::WriteFailed, text(SABAN_TR("viewer", "cannot make the folder '{0}': {1}. Choose another place."), folder, problem ? problem.message() : "ENOTDIR"));

    OutputStats stats;
    player.setTextScale(options.textScale);
    int samples = options.samples;
    const double count = static_cast<double>(range->to - range->from + 1);
    for (std::size_t scene = range->from; scene <= range->to; ++scene) {
        showAtItsEnd(player, scene, static_cast<double>(scene - range->from));
        const auto picture = takePictureAsAble(context, player, options.sizePx, samples, stop);
        if (!picture) return tl::unexpected(picture.error());
        if (stop.stop_requested()) return geo::fail(geo::ErrorCode::Cancelled, text(SABAN_TR("viewer", "stopped before all pictures were taken")));
        const std::string path = (std::filesystem::path(folder) / pictureNameOf(briefing, scene)).string();
        if (auto written = writePng(*picture, path, markingOf(player)); !written) return tl::unexpected(written.error());
        if (options.isRegistered) enterOutput(player, stats, "picture", path);
        stats.files.push_back(path);
        ++stats.scenes;
        geo::report(progress, static_cast<double>(stats.scenes) / count);
    }
    if (samples < options.samples)
        stats.warnings.push_back({"samples", text(SABAN_TR("viewer", "the driver '{0}' has no room for {1} samples in each pixel of such a picture: {2} were taken"), table.rendererName(), options.samples, samples)});
    stats.tookS = watch.seconds();
    return stats;
}

}  // namespace saban::viewer
