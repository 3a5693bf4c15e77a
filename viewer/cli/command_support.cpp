#include "viewer/cli/command_support.h"

#include <unistd.h>

#include <atomic>
#include <charconv>
#include <cmath>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <mutex>
#include <thread>

#include "geo/core/text.h"
#include "layers/ground/plan_ground.h"
#include "layers/store/plan_store.h"
#include "viewer/cli/interrupt_note.h"

namespace saban::cli {

namespace {

volatile std::sig_atomic_t interrupts = 0;

void onInterrupt(int) {
    interrupts = interrupts + 1;
    if (interrupts > 1) _exit(kInterrupted);
}

/// What to say when the program is cut off.
struct LastWords {
    std::mutex mutex;
    std::string words;
};
LastWords& lastWords() {
    static LastWords kept;
    return kept;
}

const std::map<std::string, double>& heightUnits() {
    // US survey foot: NIST Special Publication 811 (2008), B.6.
    static const std::map<std::string, double> units{{"m", 1.0},     {"dm", 0.1},    {"cm", 0.01},           {"mm", 0.001},
                                                     {"km", 1000.0}, {"ft", 0.3048}, {"us-ft", 1200.0 / 3937.0}};
    return units;
}

std::function<void(const geo::Error&)>& listener() {
    static std::function<void(const geo::Error&)> called;
    return called;
}

}  // namespace

void setErrorListener(std::function<void(const geo::Error&)> wanted) { listener() = std::move(wanted); }

int reportError(const geo::Error& error) {
    if (error.code == geo::ErrorCode::Cancelled) return kInterrupted;
    if (listener()) listener()(error);
    std::fprintf(stderr, "saban: error: %s\n", error.message.c_str());
    return error.code == geo::ErrorCode::BadUsage ? kWrongUsage : kFailed;
}

void printWarnings(const geo::Warnings& warnings) {
    for (const auto& warning : warnings) std::fprintf(stderr, "saban: warning: %s\n", warning.message.c_str());
}

void sayWhenCutOff(const std::string& words) {
    const std::lock_guard lock(lastWords().mutex);
    lastWords().words = words;
}

std::stop_token interruptToken() {
    static std::stop_source source;
    lastWords();  // before the watcher, which may need it to the end
    static const std::jthread watcher([](std::stop_token ended) {
        std::signal(SIGINT, onInterrupt);
        std::signal(SIGTERM, onInterrupt);
        while (!ended.stop_requested() && interrupts == 0) std::this_thread::sleep_for(std::chrono::milliseconds(50));
        if (interrupts == 0) return;
        source.request_stop();
        // What cannot be asked to stop, such as a read from a disk that does not answer, is cut off: results are renamed
        // into place only when they are whole.
        for (int i = 0; i < 16 && !ended.stop_requested(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
        if (ended.stop_requested()) return;
        const std::lock_guard lock(lastWords().mutex);
        if (!lastWords().words.empty()) std::fprintf(stderr, "%s\n", lastWords().words.c_str());
        std::fflush(stderr);
        _exit(kInterrupted);
    });
    return source.get_token();
}

geo::Progress terminalProgress(const std::string& what) {
    if (!isatty(STDERR_FILENO)) return {};
    return [what, last = std::make_shared<std::atomic<int>>(-1)](double fraction) {
        const int percent = static_cast<int>(fraction * 100.0);
        if (last->exchange(percent) == percent) return;
        std::fprintf(stderr, "\r%s %3d %%%s", what.c_str(), percent, percent >= 100 ? "\n" : "");
        std::fflush(stderr);
    };
}

geo::StepProgress terminalSteps() {
    if (!isatty(STDERR_FILENO)) return {};
    struct Current {
        std::string step;
        geo::Progress progress;
    };
    return [current = std::make_shared<Current>()](const std::string& step, double fraction) {
        if (step != current->step) *current = {step, terminalProgress(step)};
        geo::report(current->progress, fraction);
    };
}

geo::Result<std::vector<double>> parseNumbers(const std::string& input, std::size_t least, std::size_t most) {
    std::vector<double> numbers;
    const auto bad = [&] {
        return geo::fail(geo::ErrorCode::BadUsage,
                         text(SABAN_TR("cli", "cannot read '{0}' as {1} to {2} numbers: write them with a decimal point, separated by commas"),
                              input, least, most));
    };
    std::size_t at = 0;
    while (at <= input.size()) {
        const std::size_t end = std::min(input.find(',', at), input.size());
        std::size_t from = at, to = end;
        while (from < to && input[from] == ' ') ++from;
        while (to > from && input[to - 1] == ' ') --to;
        if (from < to && input[from] == '+') ++from;
        double value = 0.0;
        const auto [rest, problem] = std::from_chars(input.data() + from, input.data() + to, value);
        if (problem != std::errc() || rest != input.data() + to || !std::isfinite(value)) return bad();
        numbers.push_back(value);
        at = end + 1;
    }
    if (numbers.size() < least || numbers.size() > most) return bad();
    return numbers;
}

geo::Result<glm::ivec2> parseSize(const std::string& input) {
    int width = 0, height = 0;
    const char* const end = input.data() + input.size();
    const auto [afterWidth, problem] = std::from_chars(input.data(), end, width);
    if (problem == std::errc() && afterWidth != end && *afterWidth == 'x') {
        const auto [afterHeight, problem2] = std::from_chars(afterWidth + 1, end, height);
        if (problem2 == std::errc() && afterHeight == end && width >= 16 && height >= 16 && width <= 16384 && height <= 16384)
            return glm::ivec2(width, height);
    }
    return geo::fail(geo::ErrorCode::BadUsage,
                     text(SABAN_TR("cli", "cannot use '{}' as a picture size: write width x height in pixels, 16x16 to 16384x16384, "
                                          "for instance 1920x1080"),
                          input));
}

int writeReport(const std::string& report, const std::string& path) {
    const std::string draft = path + ".part";
    std::FILE* file = path.empty() ? stdout : std::fopen(draft.c_str(), "w");
    bool isWritten = file && std::fprintf(file, "%s\n", report.c_str()) >= 0 && std::fflush(file) == 0;
    if (!path.empty()) {
        if (file && std::fclose(file) != 0) isWritten = false;
        isWritten = isWritten && std::rename(draft.c_str(), path.c_str()) == 0;
        if (!isWritten) std::remove(draft.c_str());
    }
    if (isWritten) return kDone;
    return reportError({geo::ErrorCode::WriteFailed,
                        text(SABAN_TR("cli", "cannot write the report to '{0}': {1}. Is there room, and may you write there?"),
                             path.empty() ? "stdout" : path, std::strerror(errno))});
}

geo::Result<void> checkOutput(const std::string& path, bool force, Plans plans) {
    std::error_code ignored;
    if (!force && std::filesystem::exists(path, ignored))
        return geo::fail(geo::ErrorCode::WriteFailed,
                         text(SABAN_TR("cli", "cannot write '{}': it exists. Name another file, or pass --force to replace it."), path));
    if (force && plans == Plans::Keep && layers::isPlanFile(path))
        return geo::fail(geo::ErrorCode::WriteFailed, text(SABAN_TR("cli", "cannot write '{}': it is a plan, which is never replaced. Name another file."), path));
    return {};
}

void GroundArguments::addLayersTo(CLI::App& app) {
    app.add_option("--elevation", elevation, translated(SABAN_TR("cli", "Elevation raster or folder of tiles (repeatable; later ones lie on top)")))->allow_extra_args(false);
    app.add_option("--imagery", imagery, translated(SABAN_TR("cli", "Picture to drape (repeatable; later ones lie on top)")))->allow_extra_args(false);
    app.add_option("--vector", vectors, translated(SABAN_TR("cli", "Vector file to drape: roads, water, boundaries … (repeatable; later ones lie on top)")))->allow_extra_args(false);
    app.add_option("--height-unit", heightUnit, translated(SABAN_TR("cli", "Unit of the heights: m, dm, cm, mm, km, ft, us-ft (default: what the file says)")));
    app.add_option("--seam", seam, translated(SABAN_TR("cli", "Where elevation layers meet: feather or cut (default feather)")))
        ->check(CLI::IsMember({"feather", "cut"}));
    app.add_flag("--allow-network", allowNetwork, translated(SABAN_TR("cli", "Allow sources on the network")));
}

void GroundArguments::addTo(CLI::App& app) {
    addLayersTo(app);
    app.add_option("--crs", crs, translated(SABAN_TR("cli", "CRS of the table, and of files that declare none (EPSG:n; default: from the data)")));
    app.add_option("--bounds", bounds, translated(SABAN_TR("cli", "Part to show, minE,minN,maxE,maxN in the table's CRS (m; default: all)")));
    app.add_flag("--fill", fill, translated(SABAN_TR("cli", "Fill holes by interpolation, marked on the ground")));
    app.add_option("--title", title, translated(SABAN_TR("cli", "Title on the table's frame (default: the file's name)")));
}

geo::Result<layers::GroundSpec> GroundArguments::spec(const layers::GroundSpec& below) const {
    layers::GroundSpec base = below;
    if (!crs.empty()) base.crs = crs;
    if (!bounds.empty()) {
        auto numbers = parseNumbers(bounds, 4, 4);
        if (!numbers) return tl::unexpected(numbers.error());
        base.bounds = geo::Bounds{(*numbers)[0], (*numbers)[1], (*numbers)[2], (*numbers)[3]};
        if (base.bounds->isEmpty())
            return geo::fail(geo::ErrorCode::BadUsage,
                             text(SABAN_TR("cli", "cannot use --bounds {}: the order is minE,minN,maxE,maxN, and the area must not be empty"), bounds));
    }
    std::optional<double> unitToMetre;
    if (!heightUnit.empty()) {
        const auto found = heightUnits().find(heightUnit);
        if (found == heightUnits().end())
            return geo::fail(geo::ErrorCode::BadUsage,
                             text(SABAN_TR("cli", "cannot use '{}' as --height-unit: choose m, dm, cm, mm, km, ft or us-ft"), heightUnit));
        unitToMetre = found->second;
    }
    base.holes = fill ? geo::HoleFilling::Interpolate : geo::HoleFilling::LeaveHoles;
    base.network = allowNetwork ? geo::NetworkPolicy::Allowed : geo::NetworkPolicy::Forbidden;
    if (!title.empty()) base.title = title;

    // Files given on top of others are sorted among themselves only.
    base.elevation.clear();
    base.imagery.clear();
    base.vectors.clear();
    layers::GroundSpec spec = base;
    if (!files.empty()) {
        auto sorted = layers::specFromFiles(files, base);
        // Only pictures among the files is no fault when elevation was named apart.
        if (!sorted && elevation.empty() && below.elevation.empty()) return tl::unexpected(sorted.error());
        if (sorted) {
            spec = std::move(*sorted);
        } else {
            for (const auto& file : files) {
                const auto kind = layers::classifyFile(file, {.assumedCrs = {}, .network = base.network});
                if (kind && kind->hasVectors) spec.vectors.push_back({.path = file});
                if (!kind || kind->raster) spec.imagery.push_back({.path = file});
            }
        }
    }
    for (const auto& path : elevation) spec.elevation.emplace_back().path = path;
    for (const auto& path : imagery) spec.imagery.push_back({.path = path});
    for (const auto& path : vectors) spec.vectors.push_back({.path = path});
    for (auto& layer : spec.elevation) {
        layer.unitToMetre = unitToMetre;
        layer.seam = seam == "cut" ? geo::SeamStyle::Cut : geo::SeamStyle::Feather;
    }
    spec.elevation.insert(spec.elevation.begin(), below.elevation.begin(), below.elevation.end());
    spec.imagery.insert(spec.imagery.begin(), below.imagery.begin(), below.imagery.end());
    spec.vectors.insert(spec.vectors.begin(), below.vectors.begin(), below.vectors.end());
    if (spec.elevation.empty())
        return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "no elevation was given: name at least one elevation file")));
    return spec;
}

namespace {

/// The CRS of points on the command line when it is not the table's own.
geo::Result<std::optional<geo::Crs>> pointCrs(const GroundArguments& arguments) {
    if (arguments.crs.empty()) return std::optional<geo::Crs>{};
    auto crs = geo::Crs::parse(arguments.crs);
    if (!crs) return tl::unexpected(crs.error());
    return crs->isMetric() ? std::optional<geo::Crs>{} : std::optional<geo::Crs>{*crs};
}

}  // namespace

geo::Result<glm::dvec2> tablePoint(glm::dvec2 point, const GroundArguments& arguments, const geo::Crs& tableCrs) {
    if (arguments.crs.empty()) return point;
    const auto from = geo::Crs::parse(arguments.crs);
    if (!from) return tl::unexpected(from.error());
    const auto transform = geo::Transform::create(*from, tableCrs);
    if (!transform) return tl::unexpected(transform.error());
    if (transform->isIdentity()) return point;
    const auto there = transform->forward(point);
    if (!there)
        return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot place {0}, {1} given in {2} on the table: are the two in the order longitude, latitude?"),
                                                        point.x, point.y, arguments.crs));
    return *there;
}

geo::Result<std::shared_ptr<const layers::Ground>> openGround(const GroundArguments& arguments, std::stop_token stop) {
    auto pointsIn = pointCrs(arguments);
    if (!pointsIn) return tl::unexpected(pointsIn.error());
    GroundArguments data = arguments;
    if (*pointsIn) {
        data.crs.clear();
        data.bounds.clear();
    }
    auto spec = data.spec();
    if (!spec && *pointsIn && spec.error().code == geo::ErrorCode::NoCrs) {
        data.crs = arguments.crs;
        spec = data.spec();
    }
    if (!spec) return tl::unexpected(spec.error());
    auto ground = layers::openGround(*spec, stop, terminalSteps());
    if (!ground && *pointsIn && ground.error().code == geo::ErrorCode::NoCrs) {
        spec->crs = arguments.crs;
        ground = layers::openGround(*spec, stop, terminalSteps());
    }
    if (ground && *pointsIn && !arguments.bounds.empty()) {
        const auto numbers = parseNumbers(arguments.bounds, 4, 4);
        if (!numbers) return tl::unexpected(numbers.error());
        const auto transform = geo::Transform::create(**pointsIn, (*ground)->crs);
        if (!transform) return tl::unexpected(transform.error());
        spec->bounds = transform->forward(geo::Bounds{(*numbers)[0], (*numbers)[1], (*numbers)[2], (*numbers)[3]}).value_or(geo::Bounds{});
        ground = layers::openGround(*spec, stop, terminalSteps());
    }
    if (ground) printWarnings((*ground)->warnings);
    return ground;
}

namespace {

/// Bounds of the command line, moved from the CRS that `--crs` names to that of the plan.
geo::Result<std::optional<geo::Bounds>> boundsInPlan(const GroundArguments& arguments, const std::string& planCrs) {
    if (arguments.bounds.empty() || arguments.crs.empty()) return std::optional<geo::Bounds>{};
    const auto numbers = parseNumbers(arguments.bounds, 4, 4);
    if (!numbers) return tl::unexpected(numbers.error());
    const auto from = geo::Crs::parse(arguments.crs);
    if (!from) return tl::unexpected(from.error());
    const auto to = geo::Crs::parse(planCrs);
    if (!to) return tl::unexpected(to.error());
    const auto transform = geo::Transform::create(*from, *to);
    if (!transform) return tl::unexpected(transform.error());
    const auto moved = transform->forward(geo::Bounds{(*numbers)[0], (*numbers)[1], (*numbers)[2], (*numbers)[3]});
    if (!moved || moved->isEmpty())
        return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot use --bounds {0} given in {1}: they have no place in the plan's CRS"), arguments.bounds, arguments.crs));
    return std::optional(*moved);
}

}  // namespace

geo::Result<OpenedTable> openTable(const GroundArguments& arguments, std::stop_token stop) {
    GroundArguments others = arguments;
    std::vector<std::string> plans;
    std::erase_if(others.files, [&](const std::string& file) {
        if (!layers::isPlanFile(file)) return false;
        plans.push_back(file);
        return true;
    });
    if (plans.empty()) {
        auto ground = openGround(arguments, stop);
        if (!ground) return tl::unexpected(ground.error());
        return OpenedTable{.ground = std::move(*ground)};
    }
    if (plans.size() > 1)
        return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot show the plans '{0}' and '{1}' on one table: name one"), plans[0], plans[1]));
    const auto store = layers::PlanStore::open(plans.front(), layers::Access::ReadOnly);
    if (!store) return tl::unexpected(store.error());
    printWarnings((*store)->warnings());
    const layers::Plan& plan = (*store)->plan();
    auto below = layers::planGround(plan, plans.front(), arguments.allowNetwork ? geo::NetworkPolicy::Allowed : geo::NetworkPolicy::Forbidden);
    if (!below) return tl::unexpected(below.error());
    printWarnings(below->warnings);
    const auto bounds = boundsInPlan(arguments, plan.settings.crs);
    if (!bounds) return tl::unexpected(bounds.error());
    if (*bounds) {
        below->spec.bounds = *bounds;
        others.bounds.clear();
    }
    others.crs.clear();
    const auto spec = others.spec(below->spec);
    if (!spec) return tl::unexpected(spec.error());
    auto ground = layers::openGround(*spec, stop, terminalSteps());
    if (!ground) return tl::unexpected(ground.error());
    printWarnings((*ground)->warnings);
    return OpenedTable{.ground = std::move(*ground), .plan = std::make_shared<const layers::Plan>(plan), .planPath = plans.front()};
}

}  // namespace saban::cli
