#include "viewer/scenes/video_parts.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "geo/core/text.h"
#include "layers/ground/plan_resources.h"
#include "layers/model/fields.h"
#include "viewer/scenes/output_files.h"

namespace saban::viewer {

namespace {

constexpr const char* kListName = "parts.json";
constexpr int kListVersion = 1;

/// What a file is, without reading it.
void addFile(geo::Fingerprint& print, const std::string& path) {
    struct stat found {};
    print.add(path);
    if (stat(path.c_str(), &found) != 0) return;
    print.add(static_cast<std::int64_t>(found.st_size)).add(static_cast<std::int64_t>(found.st_mtim.tv_sec)).add(static_cast<std::int64_t>(found.st_mtim.tv_nsec));
}

void addValue(geo::Fingerprint& print, const layers::Value& value) {
    if (const auto* number = std::get_if<double>(&value))
        print.add("d").add(*number);
    else
        print.add(std::to_string(value.index())).add(layers::textOf(value));
}

void addGeometry(geo::Fingerprint& print, const layers::Geometry& geometry) {
    print.add(static_cast<std::int64_t>(geometry.kind));
    for (const auto& part : geometry.parts) {
        print.add(static_cast<std::int64_t>(part.points.size())).add(static_cast<std::int64_t>(part.isHole));
        for (const auto& point : part.points) print.add(point.x).add(point.y);
    }
}

void addPlan(geo::Fingerprint& print, const layers::Plan& plan) {
    const layers::PlanSettings& settings = plan.settings;
    for (const std::string& word : {settings.name, settings.marking, settings.crs, settings.profile, settings.catalogue, settings.angleUnit}) print.add(word);
    if (settings.bounds) print.add(settings.bounds->minE).add(settings.bounds->minN).add(settings.bounds->maxE).add(settings.bounds->maxN);
    layers::forEachKind([&]<typename T>(layers::KindTag<T>) {
        print.add(layers::kindName<T>());
        for (const auto& feature : plan.all<T>().rows()) {
            for (const auto& field : layers::fieldsOf<T>()) addValue(print, field.get(*feature));
            addGeometry(print, feature->geometry);
        }
    });
}

/// A part that is being written: "scene_001.mp4.part".
bool isDraft(const std::string& name) {
    constexpr std::string_view kBefore = "scene_", kAfter = ".mp4.part";
    if (!name.starts_with(kBefore) || !name.ends_with(kAfter) || name.size() < kBefore.size() + kAfter.size() + 3) return false;
    return std::all_of(name.begin() + kBefore.size(), name.end() - kAfter.size(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

/// What lies in a folder and is no list that was cut off; empty: nothing.
std::string foreignFileIn(const std::string& folder) {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
        if (std::string name = entry.path().filename().string(); name != std::string(kListName) + ".part") return name;
    return {};
}

/// 0, or why not.
int flushedToDisk(const std::string& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return errno;
    const int why = fsync(file) == 0 ? 0 : errno;
    close(file);
    return why;
}

}  // namespace

std::size_t FrameRate::framesIn(double timeS) const {
    const double count = std::round(timeS * static_cast<double>(frames) / static_cast<double>(seconds));
    return count < 1.0 ? 1 : static_cast<std::size_t>(count);
}

std::string FrameRate::text() const { return fmt::format("{}/{}", frames, seconds); }

FrameRate frameRateOf(double framesPerSecond) {
    const double whole = std::round(framesPerSecond);
    if (std::abs(framesPerSecond - whole) < 1e-6) return {static_cast<std::int64_t>(whole), 1};
    // Television's rates: 24, 30, 60 and so on a thousandth slower. They are written 23.976, 29.97, 59.94.
    if (const double next = std::ceil(framesPerSecond); std::abs(framesPerSecond - next * 1000.0 / 1001.0) < 0.005) return {static_cast<std::int64_t>(next) * 1000, 1001};
    return {std::llround(framesPerSecond * 1000.0), 1000};
}

geo::Result<VideoParts> VideoParts::open(const std::string& folder, const geo::Digest& madeFrom) {
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem || !std::filesystem::is_directory(folder, problem))
        return geo::fail(geo::ErrorCode::WriteFailed, text(SABAN_TR("viewer", "cannot keep parts of the video in '{0}': {1}. Name another folder with --parts."), folder, problem ? problem.message() : "ENOTDIR"));
    VideoParts parts(folder, madeFrom.text());
    if (auto locked = parts.lock(); !locked) return tl::unexpected(locked.error());
    if (auto read = parts.readList(); !read) return tl::unexpected(read.error());
    return parts;
}

/// Where the file system knows no locks there is none.
geo::Result<void> VideoParts::lock() {
    const int folder = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return {};
    lock_ = std::shared_ptr<const int>(new int(folder), [](const int* held) {
        close(*held);
        delete held;
    });
    if (flock(folder, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return {};
    return geo::fail(geo::ErrorCode::WriteFailed,
                     text(SABAN_TR("viewer", "cannot keep parts of the video in '{0}': another run makes a video there at this moment. Wait until it has ended, or name another folder with --parts."), folder_));
}

std::string VideoParts::fileOf(std::size_t scene) const { return folder_ + fmt::format("/scene_{:03}.mp4", scene + 1); }
std::string VideoParts::draftOf(std::size_t scene) const { return fileOf(scene) + ".part"; }

const VideoPart* VideoParts::part(std::size_t scene) const {
    const auto found = std::find_if(parts_.begin(), parts_.end(), [scene](const VideoPart& part) { return part.scene == scene; });
    return found == parts_.end() ? nullptr : &*found;
}

/// Parts that are not as the list says are not ready. A folder without a list gets one, so that it is known as ours.
geo::Result<void> VideoParts::readList() {
    std::ifstream file(folder_ + "/" + kListName);
    const auto list = nlohmann::json::parse(file, nullptr, false);
    const bool isList = list.is_object() && list.contains("key") && list["key"].is_string() && list.contains("version") && list["version"].is_number_integer() && list.contains("parts") && list["parts"].is_array();
    if (!isList) {
        if (const std::string foreign = foreignFileIn(folder_); !foreign.empty())
            return geo::fail(geo::ErrorCode::WriteFailed,
                             text(SABAN_TR("viewer", "cannot keep parts of the video in '{0}': the folder holds other files, such as '{1}'. Name an empty folder with --parts, or one that is not there yet."), folder_, foreign));
        return writeList();
    }
    const bool isOurs = list["key"] == key_ && list["version"] == kListVersion;
    for (const auto& one : list["parts"]) {
        if (!one.is_object()) continue;
        constexpr double kMost = 1e15;  // what makes no sense is no part
        const auto number = [&one](const char* name, double least) {
            const double value = one.contains(name) && one[name].is_number() ? one[name].get<double>() : -1.0;
            return value >= least && value <= kMost ? std::optional(value) : std::nullopt;
        };
        const auto scene = number("scene", 0.0), frames = number("frames", 1.0), transitionS = number("transition_s", 0.0), bytes = number("bytes", 1.0);
        if (!scene || !frames || !transitionS || !bytes) continue;
        listed_.insert(static_cast<std::size_t>(*scene));
        const VideoPart part{.scene = static_cast<std::size_t>(*scene), .frames = static_cast<std::size_t>(*frames), .transitionS = *transitionS, .bytes = static_cast<std::uint64_t>(*bytes)};
        std::error_code gone;
        if (std::filesystem::file_size(fileOf(part.scene), gone) == part.bytes && !gone && !this->part(part.scene)) parts_.push_back(part);
    }
    std::sort(parts_.begin(), parts_.end(), [](const VideoPart& a, const VideoPart& b) { return a.scene < b.scene; });
    if (isOurs) return {};
    hadOthers_ = !listed_.empty();
    removeFiles();
    return writeList();
}

geo::Result<void> VideoParts::writeList() const {
    nlohmann::ordered_json list{{"version", kListVersion}, {"key", key_}, {"parts", nlohmann::ordered_json::array()}};
    for (const VideoPart& part : parts_) list["parts"].push_back({{"scene", part.scene}, {"frames", part.frames}, {"transition_s", part.transitionS}, {"bytes", part.bytes}});
    const std::string content = list.dump(1) + "\n";
    return writeWholeFile(folder_ + "/" + kListName, content);
}

/// The list comes first: a part that is not yet there is not ready, and one that no list names would stay for ever.
geo::Result<void> VideoParts::keep(VideoPart part) {
    const std::string draft = draftOf(part.scene);
    std::error_code problem;
    if (const int why = flushedToDisk(draft); why != 0) problem = std::error_code(why, std::generic_category());
    if (!problem) part.bytes = std::filesystem::file_size(draft, problem);
    const auto forget = [&] { std::erase_if(parts_, [&](const VideoPart& other) { return other.scene == part.scene; }); };
    if (!problem) {
        forget();
        parts_.push_back(part);
        listed_.insert(part.scene);
        std::sort(parts_.begin(), parts_.end(), [](const VideoPart& a, const VideoPart& b) { return a.scene < b.scene; });
        if (auto written = writeList(); !written) {
            forget();
            return written;
        }
        std::filesystem::rename(draft, fileOf(part.scene), problem);
    }
    if (!problem) return {};
    forget();
    return geo::fail(geo::ErrorCode::WriteFailed, text(SABAN_TR("viewer", "cannot keep '{0}': {1}"), fileOf(part.scene), problem.message()));
}

void VideoParts::removeFiles() {
    std::error_code ignored;
    std::vector<std::filesystem::path> own;
    for (const std::size_t scene : listed_) own.emplace_back(fileOf(scene));
    for (const auto& entry : std::filesystem::directory_iterator(folder_, ignored))
        if (isDraft(entry.path().filename().string())) own.push_back(entry.path());
    for (const std::string& name : {std::string(kListName), std::string(kListName) + ".part", std::string("parts.txt")}) own.push_back(std::filesystem::path(folder_) / name);
    for (const auto& path : own) std::filesystem::remove(path, ignored);
    parts_.clear();
    listed_.clear();
}

void VideoParts::remove() {
    removeFiles();
    std::error_code ignored;
    std::filesystem::remove(folder_, ignored);  // only when it is empty
}

geo::Digest digestOfVideo(const ScenePlayer& player, const VideoOptions& options) {
    const Performance& performance = player.performance();
    geo::Fingerprint print;
    print.add("saban video 3");
    addFile(print, "/proc/self/exe");  // another version draws other pictures
    const layers::Plan& plan = *performance.briefing->plan;
    addPlan(print, plan);
    for (const std::string& named : {plan.settings.profile, plan.settings.catalogue})
        if (!named.empty()) addFile(print, layers::fileOfPlan(named, performance.planPath));
    if (performance.catalogue)
        for (const layers::StructureType& type : performance.catalogue->types())
            if (!type.modelFile.empty()) addFile(print, type.modelFile);
    if (performance.ground) {
        const layers::GroundSpec& spec = performance.ground->spec;
        for (const auto& layer : spec.elevation) addFile(print, layer.path);
        for (const auto& layer : spec.imagery) addFile(print, layer.path);
        for (const auto& layer : spec.vectors) addFile(print, layer.path);
        print.add(performance.ground->bounds.minE).add(performance.ground->bounds.minN).add(performance.ground->bounds.maxE).add(performance.ground->bounds.maxN);
    }
    const Look& look = performance.look;
    print.add(look.exaggeration).add(look.sun.azimuthDeg).add(look.sun.elevationDeg).add(look.contourIntervalM);
    std::int64_t flags = 0;
    for (const bool flag : {look.contours, look.contoursOnImagery, look.contourLabels, look.grid, look.frame, look.imagery, look.buildings, look.legend, performance.showsTitles, performance.showsCounter})
        flags = flags * 2 + flag;
    print.add(flags).add(look.title).add(options.textScale);
    print.add(translated(SABAN_TR("viewer", "scene")));  // what is written in pictures follows the language
    print.add(static_cast<std::int64_t>(options.scenes.from)).add(static_cast<std::int64_t>(options.scenes.to));
    print.add(static_cast<std::int64_t>(options.sizePx.x)).add(static_cast<std::int64_t>(options.sizePx.y)).add(frameRateOf(options.framesPerSecond).text());
    print.add(static_cast<std::int64_t>(options.samples)).add(static_cast<std::int64_t>(options.crf)).add(options.madeWith);
    return print.digest();
}

}  // namespace saban::viewer
