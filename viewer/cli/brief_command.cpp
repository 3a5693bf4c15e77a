#include "viewer/cli/brief_command.h"

#include <unistd.h>

#include <QDir>
#include <QString>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <numeric>

#include "geo/core/text.h"
#include "layers/briefing/briefing.h"
#include "layers/ground/plan_resources.h"
#include "layers/symbols/convention_profile.h"
#include "viewer/app/briefing_printer.h"
#include "viewer/briefing/time_text.h"
#include "viewer/cli/command_support.h"
#include "viewer/cli/interrupt_note.h"
#include "viewer/cli/plan_support.h"
#include "viewer/overlay/screen_titles.h"
#include "viewer/render/offscreen.h"
#include "viewer/scenes/handout.h"
#include "viewer/scenes/scene_player.h"

namespace saban::cli {

namespace {

constexpr int kMostPreviewPx = 1040;  // what is larger could be given away without an entry in the register

enum class Kind { Handout, Video, Pictures };

struct BriefArguments {
    GroundArguments ground;
    std::string output, printer;
    std::string size, from, to, room, page = "A4", catalogue, profile, parts;
    double fps = 25.0;
    int dpi = 200, crf = 20, copy = 0, copies = 0;
    std::optional<int> samples;
    bool noNotes = false, noLegend = false, noTitles = false, legend = false, preview = false, counter = false, grey = false;
    bool force = false, json = false, progress = false;
};

geo::Result<Kind> kindOf(const BriefArguments& arguments) {
    if (arguments.preview && !arguments.output.empty()) return arguments.output.ends_with(".png") ? Kind::Handout : Kind::Pictures;
    if (arguments.output.empty()) {
        if (!arguments.printer.empty()) return Kind::Handout;
        return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "nothing says where the briefing is to go: pass -o OUT.pdf, OUT.mp4 or a folder, or --print PRINTER")));
    }
    std::error_code ignored;
    if (std::filesystem::is_directory(arguments.output, ignored)) return Kind::Pictures;
    const std::string ending = QString::fromStdString(std::filesystem::path(arguments.output).extension().string()).toLower().toStdString();
    if (ending == ".pdf") return Kind::Handout;
    if (ending == ".mp4") return Kind::Video;
    if (ending.empty() || arguments.output.back() == '/') return Kind::Pictures;
    return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot make '{0}' of a briefing: write a name that ends with .pdf for a handout or .mp4 for a video, or a folder for pictures"), arguments.output));
}

/// A scene by number, from 1, or by name, title or uid.
geo::Result<std::size_t> sceneNamed(const layers::Briefing& briefing, const std::string& wanted) {
    const std::string name = layers::toNfc(wanted);
    for (std::size_t i = 0; i < briefing.scenes.size(); ++i) {
        const layers::Scene& scene = *briefing.scenes[i].scene;
        if (!name.empty() && (scene.name == name || briefing.scenes[i].title() == name || scene.uid == wanted)) return i;
    }
    for (std::size_t i = 0; i < briefing.scenes.size(); ++i)
        if (wanted == std::to_string(i + 1)) return i;
    std::string names;
    for (std::size_t i = 0; i < briefing.scenes.size(); ++i) names += (i == 0 ? "" : ", ") + std::to_string(i + 1) + " '" + briefing.scenes[i].scene->name + "'";
    return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "the briefing has no scene '{0}'. It has: {1}."), wanted, names));
}

geo::Result<viewer::SceneRange> rangeOf(const layers::Briefing& briefing, const BriefArguments& arguments) {
    viewer::SceneRange range{0, briefing.scenes.size() - 1};
    if (!arguments.from.empty()) {
        const auto from = sceneNamed(briefing, arguments.from);
        if (!from) return tl::unexpected(from.error());
        range.from = *from;
    }
    if (!arguments.to.empty()) {
        const auto to = sceneNamed(briefing, arguments.to);
        if (!to) return tl::unexpected(to.error());
        range.to = *to;
    }
    if (range.from > range.to)
        return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot take the scenes from {0} to {1}: the first comes after the last"), range.from + 1, range.to + 1));
    return range;
}

/// "2.5,12": height of the screen and distance of the last row, metres.
geo::Result<viewer::RoomSetting> roomOf(const std::string& words) {
    if (words.empty()) return viewer::RoomSetting{};
    const auto numbers = parseNumbers(words, 2, 2);
    if (!numbers || (*numbers)[0] <= 0.0 || (*numbers)[1] <= 0.0)
        return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot use '{}' for --room: write the height of the screen and the distance of the last row in metres, such as 2.5,12"), words));
    return viewer::RoomSetting{.screenHeightM = (*numbers)[0], .lastRowM = (*numbers)[1]};
}

/// Pictures that a window shows and throws away, and that are in no register: small, of one scene or one page, and where nothing stays.
geo::Result<void> checkPreview(const BriefArguments& arguments, Kind kind, const viewer::SceneRange& range, glm::ivec2 sizePx) {
    if (!arguments.preview) return {};
    if (std::max(sizePx.x, sizePx.y) > kMostPreviewPx) return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "a preview is pictures of {} pixels at most"), kMostPreviewPx));
    if (kind != Kind::Handout && range.from != range.to) return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "a preview is of one scene: name it with --from and --to")));
    std::error_code ignored;
    const auto temporary = std::filesystem::weakly_canonical(QDir::tempPath().toStdString(), ignored), output = std::filesystem::weakly_canonical(arguments.output, ignored);
    if (std::mismatch(temporary.begin(), temporary.end(), output.begin(), output.end()).first != temporary.end() || output == temporary || !arguments.printer.empty())
        return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "a preview can only be written into the folder for temporary files, '{}'"), temporary.string()));
    return {};
}

geo::Result<std::string> copyTextOf(const BriefArguments& arguments) {
    if (arguments.copy == 0) return std::string();
    if (arguments.copies > 0 && arguments.copy > arguments.copies)
        return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot make copy {0} of {1}: its number is beyond"), arguments.copy, arguments.copies));
    return arguments.copies > 0 ? text(SABAN_TR("cli", "Copy {0}/{1}"), arguments.copy, arguments.copies) : text(SABAN_TR("cli", "Copy {}"), arguments.copy);
}

/// A bar with the time that is left on a terminal; lines "progress PERCENT SECONDS" where they are asked for.
geo::Progress progressWithTime(const std::string& what, bool asLines) {
    if (!asLines && !isatty(STDERR_FILENO)) return {};
    struct State {
        std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now(), told{};
        double first = -1.0;
    };
    return [what, asLines, state = std::make_shared<State>()](double fraction) {
        const auto now = std::chrono::steady_clock::now();
        if (state->first < 0.0) state->first = fraction;
        const bool isEnd = fraction >= 1.0;
        if (!isEnd && now - state->told < std::chrono::milliseconds(asLines ? 200 : 100)) return;
        state->told = now;
        const double elapsedS = std::chrono::duration<double>(now - state->begin).count(), made = fraction - state->first;
        const double leftS = made > 0.0 && elapsedS > 1.0 ? elapsedS * (1.0 - fraction) / made : -1.0;
        if (asLines)
            std::fprintf(stderr, "progress %.2f %.0f\n", fraction * 100.0, leftS);
        else
            std::fprintf(stderr, "\r%s %3d %% %s\033[K%s", what.c_str(), static_cast<int>(fraction * 100.0), leftS >= 0.0 && !isEnd ? text(SABAN_TR("cli", "{} left"), app::timeText(std::round(std::max(0.0, leftS))).toStdString()).c_str() : "", isEnd ? "\n" : "");
        std::fflush(stderr);
    };
}

/// Conventions of the option, else the plan's; what cannot be read of the plan's own is printed, and the standards' stand in.
geo::Result<layers::ConventionProfilePtr> conventionOf(const std::string& wanted, const layers::PlanSettings& settings, const std::string& planPath) {
    if (!wanted.empty()) return layers::readPlanConvention({.profile = wanted}, {});
    auto own = layers::readPlanConvention(settings, planPath);
    if (own) return own;
    printWarnings({{"profile", text(SABAN_TR("cli", "{0} Signs are drawn as in 'nato'; name other conventions with: saban add '{1}' --profile FILE"), own.error().message, planPath)}});
    return layers::builtInConvention("nato");
}

viewer::Look lookOf(const BriefArguments& arguments) {
    viewer::Look look;
    look.legend = arguments.legend;
    return look;
}

/// A briefing on its table, ready to be put out.
struct Stage {
    std::unique_ptr<viewer::OffscreenContext> context;
    viewer::TableView table{viewer::Completeness::Final};
    std::unique_ptr<viewer::ScenePlayer> player;

    ~Stage() {
        if (!context) return;
        context->makeCurrent();
        if (player) player->releaseGl();
        player = nullptr;
        table.releaseGl();
    }
};

geo::Result<void> setUp(Stage& stage, const OpenedTable& opened, std::shared_ptr<const layers::Briefing> briefing, const BriefArguments& arguments, const std::stop_token& stop) {
    const auto convention = conventionOf(arguments.profile, opened.plan->settings, opened.planPath);
    if (!convention) return tl::unexpected(convention.error());
    const auto types = catalogueFor(opened.plan->settings, opened.planPath, arguments.catalogue);
    if (!types) return tl::unexpected(types.error());
    auto context = viewer::OffscreenContext::create();
    if (!context) return tl::unexpected(context.error());
    stage.context = std::move(*context);
    // The first picture of a file is then like any later one.
    stage.table.setGround(opened.ground);
    stage.table.awaitOverviews(stop, terminalProgress(opened.planPath));
    stage.player = std::make_unique<viewer::ScenePlayer>(stage.table);
    stage.player->setPerformance({.briefing = std::move(briefing),
                                  .ground = opened.ground,
                                  .planPath = opened.planPath,
                                  .profile = *convention,
                                  .catalogue = *types,
                                  .look = lookOf(arguments),
                                  .showsTitles = !arguments.noTitles,
                                  .showsCounter = arguments.counter});
    return {};
}

geo::Result<viewer::OutputStats> putOut(Stage& stage, Kind kind, const BriefArguments& arguments, const viewer::SceneRange& range, glm::ivec2 sizePx, const std::string& copyText, double textScale,
                                        const std::stop_token& stop) {
    const geo::Progress progress = progressWithTime(arguments.output.empty() ? arguments.printer : arguments.output, arguments.progress);
    if (kind == Kind::Pictures)
        return viewer::writeScenePictures(*stage.context, *stage.player, stage.table,
                                          {.scenes = range, .sizePx = sizePx, .textScale = textScale, .samples = arguments.samples.value_or(4), .replacesExisting = arguments.force, .isRegistered = !arguments.preview}, arguments.output, stop, progress);
    if (kind == Kind::Video) {
        viewer::VideoOptions options{.scenes = range, .sizePx = sizePx, .framesPerSecond = arguments.fps, .samples = arguments.samples.value_or(viewer::VideoOptions{}.samples), .crf = arguments.crf, .resumeFolder = arguments.parts};
        options.madeWith = arguments.catalogue + "|" + arguments.profile;
        options.textScale = textScale;
        const std::string stopped = text(SABAN_TR("cli", "saban: stopped. What is ready is in '{}': the same command goes on from there."), viewer::resumeFolderOf(options, arguments.output));
        sayWhenCutOff(stopped);  // a frame may take longer than a program may take to stop
        auto made = viewer::writeVideo(*stage.context, *stage.player, stage.table, options, arguments.output, stop, progress);
        sayWhenCutOff({});
        if (!made && made.error().code == geo::ErrorCode::Cancelled) std::fprintf(stderr, "%s\n", stopped.c_str());
        return made;
    }
    viewer::HandoutOptions options{.scenes = range,
                                   .page = arguments.page == "A3" ? viewer::PageSize::A3 : viewer::PageSize::A4,
                                   .dotsPerInch = arguments.dpi,
                                   .notes = !arguments.noNotes,
                                   .isGreyscale = arguments.grey,
                                   .legend = !arguments.noLegend,
                                   .copyText = copyText,
                                   .samples = arguments.samples.value_or(4)};
    if (arguments.preview) {
        const auto page = viewer::previewHandout(*stage.context, *stage.player, stage.table, options, sizePx, stop);
        if (!page) return tl::unexpected(page.error());
        if (auto written = viewer::writePng(*page, arguments.output, stage.player->performance().briefing->plan->settings.marking); !written) return tl::unexpected(written.error());
        return viewer::OutputStats{.scenes = 1, .files = {arguments.output}};
    }
    std::unique_ptr<app::BriefingPrinter> printer;
    if (!arguments.printer.empty()) {
        auto found = app::BriefingPrinter::open(arguments.printer, std::max(1, arguments.copy == 0 ? arguments.copies : 1));
        if (!found) return tl::unexpected(found.error());
        printer = std::move(*found);
        options.printer = &printer->device();
        options.printerName = arguments.printer;
        options.copies = std::max(1, arguments.copy == 0 ? arguments.copies : 1);
    }
    return viewer::writeHandout(*stage.context, *stage.player, stage.table, options, arguments.output, stop, progress);
}

geo::Result<viewer::OutputStats> brief(const BriefArguments& arguments) {
    const std::stop_token stop = interruptToken();
    const auto kind = kindOf(arguments);
    if (!kind) return tl::unexpected(kind.error());
    const auto size = parseSize(!arguments.size.empty() ? arguments.size : *kind == Kind::Pictures ? "3840x2160" : "1920x1080");
    if (!size) return tl::unexpected(size.error());
    const auto room = roomOf(arguments.room);
    if (!room) return tl::unexpected(room.error());
    const auto copyText = copyTextOf(arguments);
    if (!copyText) return tl::unexpected(copyText.error());
    if (*kind == Kind::Video && (size->x % 2 != 0 || size->y % 2 != 0))
        return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot make a video of {0}x{1} pixels: H.264 wants even numbers. Take {2}x{3}."), size->x, size->y, size->x / 2 * 2, size->y / 2 * 2));
    if (*kind != Kind::Pictures && !arguments.output.empty())
        if (auto free = checkOutput(arguments.output, arguments.force); !free) return tl::unexpected(free.error());
    const auto opened = openTable(arguments.ground, stop);
    if (!opened) return tl::unexpected(opened.error());
    if (!opened->plan)
        return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot make a briefing of '{}': it is no plan"), arguments.ground.files.empty() ? "" : arguments.ground.files.front()));
    auto briefing = std::make_shared<const layers::Briefing>(layers::briefingOf(opened->plan));
    printWarnings(briefing->warnings);
    const auto range = rangeOf(*briefing, arguments);
    if (!range) return tl::unexpected(range.error());
    if (auto small = checkPreview(arguments, *kind, *range, *size); !small) return tl::unexpected(small.error());
    Stage stage;
    if (auto ready = setUp(stage, *opened, briefing, arguments, stop); !ready) return tl::unexpected(ready.error());
    auto made = putOut(stage, *kind, arguments, *range, *size, *copyText, viewer::textScaleFor(*room, size->y, 1.0), stop);
    printWarnings(stage.table.planWarnings());
    if (made) printWarnings(made->warnings);
    return made;
}

nlohmann::ordered_json reportOf(const viewer::OutputStats& stats, const BriefArguments& arguments) {
    auto entries = nlohmann::ordered_json::array();
    for (const layers::RegisterEntry& entry : stats.entries)
        entries.push_back({{"number", entry.number}, {"what", entry.what}, {"file", entry.file}, {"marking", entry.marking}, {"sha256", entry.digest}, {"bytes", entry.bytes}, {"copies", entry.copies}});
    auto warnings = nlohmann::ordered_json::array();
    for (const geo::Warning& warning : stats.warnings) warnings.push_back({{"code", warning.code}, {"message", warning.message}});
    return {{"output", arguments.output}, {"scenes", stats.scenes}, {"seconds", stats.seconds},        {"frames", stats.frames}, {"frames_drawn", stats.drawn}, {"pages", stats.pages},
            {"took_s", stats.tookS},      {"files", stats.files},   {"register", std::move(entries)}, {"warnings", std::move(warnings)}};
}

void addOptions(CLI::App& command, BriefArguments& arguments) {
    command.add_option("PLAN", arguments.ground.files, translated(SABAN_TR("cli", "The plan whose scenes are shown, and files that lie on its table")))->required();
    command.add_option("-o,--output", arguments.output, translated(SABAN_TR("cli", "OUT.pdf: a handout; OUT.mp4: a video; a folder: pictures, one for each scene")));
    command.add_option("--from", arguments.from, translated(SABAN_TR("cli", "First scene, by number or name (default: the first)")));
    command.add_option("--to", arguments.to, translated(SABAN_TR("cli", "Last scene, by number or name (default: the last)")));
    command.add_option("--size", arguments.size, translated(SABAN_TR("cli", "Width x height in pixels (default: video 1920x1080, pictures 3840x2160)")));
    command.add_option("--samples", arguments.samples, translated(SABAN_TR("cli", "Samples per pixel: 1, 2, 4 or 8 (default: video 1, else 4)")))->check(CLI::IsMember({1, 2, 4, 8}));
    command.add_option("--room", arguments.room, translated(SABAN_TR("cli", "Height of the screen and distance of the last row, H,D in metres: text is as large as the room needs")));
    command.add_flag("--no-titles", arguments.noTitles, translated(SABAN_TR("cli", "No titles and captions in pictures and video; the marking stays")));
    command.add_flag("--legend", arguments.legend, translated(SABAN_TR("cli", "Pictures and video: a legend in every scene (default: where the scene has one)")));
    command.add_flag("--counter", arguments.counter, translated(SABAN_TR("cli", "The number of the scene in pictures and video")));
    command.add_option("--fps", arguments.fps, translated(SABAN_TR("cli", "Video: frames per second, 1 to 120 (default 25)")))->check(CLI::Range(1.0, 120.0));
    command.add_option("--crf", arguments.crf, translated(SABAN_TR("cli", "Video: x264's constant rate factor, 0 (largest, best) to 51 (default 20)")))->check(CLI::Range(0, 51));
    command.add_option("--parts", arguments.parts, translated(SABAN_TR("cli", "Video: folder for finished scenes, from which a stopped run goes on (default: OUT.mp4.parts)")));
    command.add_option("--page", arguments.page, translated(SABAN_TR("cli", "Handout: A4 or A3, across (default A4)")))->check(CLI::IsMember({"A4", "A3"}));
    command.add_option("--dpi", arguments.dpi, translated(SABAN_TR("cli", "Handout: pixels of the pictures for each inch, 72 to 600 (default 200)")))->check(CLI::Range(72, 600));
    command.add_flag("--no-notes", arguments.noNotes, translated(SABAN_TR("cli", "Handout: without the notes for the presenter")));
    command.add_flag("--no-legend", arguments.noLegend, translated(SABAN_TR("cli", "Handout: a legend only for scenes that have one")));
    command.add_flag("--grey", arguments.grey, translated(SABAN_TR("cli", "Handout: in greyscale")));
    command.add_option("--copy", arguments.copy, translated(SABAN_TR("cli", "Handout: number of this copy, on every page")))->check(CLI::Range(1, 9999));
    command.add_option("--copies", arguments.copies, translated(SABAN_TR("cli", "Handout: how many copies there are; without --copy so many are printed")))->check(CLI::Range(1, 9999));
    command.add_option("--print", arguments.printer, translated(SABAN_TR("cli", "Handout: prints on the printer of that name; with -o the file is written too")));
    command.add_option("--profile", arguments.profile, translated(SABAN_TR("cli", "Conventions of signs: nato, vn or a JSON file (default: the plan's)")));
    command.add_option("--catalogue", arguments.catalogue, translated(SABAN_TR("cli", "Your own catalogue of structures, over the one that comes with Saban: a JSON file (default: the plan's)")));
    arguments.ground.addLayersTo(command);
    command.add_flag("--force", arguments.force, translated(SABAN_TR("cli", "Replace an existing output")));
    command.add_flag("--progress", arguments.progress, translated(SABAN_TR("cli", "Print lines 'progress PERCENT SECONDS-LEFT' on standard error (-1: not known yet)")));
    command.add_flag("--preview", arguments.preview, {})->group("");  // for the window: small pictures that it shows and throws away
    command.add_flag("--json", arguments.json, translated(SABAN_TR("cli", "Print what was made as JSON")));
}

}  // namespace

void addBriefCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command = app.add_subcommand("brief", translated(SABAN_TR("cli", "The briefing of a plan as a handout, a video or pictures, without a window")));
    auto arguments = std::make_shared<BriefArguments>();
    addOptions(*command, *arguments);
    command->callback([arguments, &exitStatus] {
        const auto stats = brief(*arguments);
        if (!stats) {
            exitStatus = reportError(stats.error());
            return;
        }
        exitStatus = arguments->json ? printJson(reportOf(*stats, *arguments)) : kDone;
    });
}

}  // namespace saban::cli
