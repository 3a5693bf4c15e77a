#include "viewer/app/ground_loader.h"

#include <QMetaObject>
#include <QThreadPool>
#include <algorithm>
#include <utility>

#include "layers/ground/plan_ground.h"
#include "layers/store/plan_store.h"
#include "viewer/app/plan_file.h"
#include "viewer/app/program_log.h"

namespace saban::app {

namespace {

constexpr const char* kBroughtUpToDate = "migrated";  // the code of that warning

geo::RasterOptions rasterOptionsOf(const layers::GroundSpec& spec) {
    geo::RasterOptions options{.assumedCrs = std::nullopt, .network = spec.network};
    if (spec.crs)
        if (auto crs = geo::Crs::parse(*spec.crs)) options.assumedCrs = *crs;
    return options;
}

bool isSomethingToShow(const layers::GroundSpec& spec) { return !spec.elevation.empty(); }

geo::Result<std::shared_ptr<const layers::Ground>> openWith(const LoadRequest& request, const std::vector<std::string>& files,
                                                            std::stop_token stop, const geo::StepProgress& progress) {
    if (files.empty()) return layers::openGround(request.base, stop, progress);
    auto spec = layers::specFromFiles(files, request.base);
    if (!spec) return tl::unexpected(spec.error());
    for (std::size_t i = request.base.elevation.size(); i < spec->elevation.size(); ++i) {  // the new ones come after
        geo::ElevationLayer& layer = spec->elevation[i];
        const auto readAs = request.readAs.find(layer.path);
        if (readAs == request.readAs.end()) continue;
        layer.unitToMetre = readAs->second.unitToMetre;
        layer.seam = readAs->second.seam;
    }
    return layers::openGround(*spec, stop, progress);
}

/// A plan brings its own ground, with what else there is on top. The first of several counts.
void takePlan(LoadOutcome& outcome) {
    LoadRequest& request = outcome.request;
    const auto plan = std::find_if(request.newFiles.begin(), request.newFiles.end(), [](const std::string& file) { return layers::isPlanFile(file); });
    if (plan == request.newFiles.end()) return;
    const std::string path = *plan;
    request.newFiles.erase(plan);
    const auto store = layers::PlanStore::open(path, layers::Access::ReadOnly);
    if (!store) {
        outcome.failures.push_back(store.error());
        return;
    }
    outcome.planPath = path;
    outcome.missing = layers::missingFiles((*store)->plan(), path);
    auto ground = layers::planGround((*store)->plan(), path, request.base.network);
    if (!ground) {
        outcome.failures.push_back(ground.error());
        return;
    }
    layers::GroundSpec& spec = ground->spec;
    spec.network = request.base.network;
    spec.holes = request.base.holes;
    for (const auto& layer : request.base.elevation) spec.elevation.push_back(layer);
    for (const auto& layer : request.base.imagery) spec.imagery.push_back(layer);
    for (const auto& layer : request.base.vectors) spec.vectors.push_back(layer);
    request.base = std::move(spec);
    outcome.plan = std::make_shared<const layers::Plan>((*store)->plan());
    outcome.planWarnings = (*store)->warnings();
    for (const geo::Warning& warning : ground->warnings)
        if (warning.code != "missing_file" && warning.code != "found_file") outcome.planWarnings.push_back(warning);  // those are `missing`
    outcome.openedFiles.push_back(path);
}

/// Without a file, and with the reason, when it cannot be opened. Closing a file that nobody took may have to wait for whoever writes to it: that is for a thread of its own.
std::shared_ptr<OpenedPlan> openToWorkOn(const std::string& path) {
    auto opened = PlanFile::open(path);
    auto given = opened ? std::move(*opened) : OpenedPlan{.whyNot = QString::fromStdString(opened.error().message)};
    return {new OpenedPlan(std::move(given)), [](OpenedPlan* left) {
                if (!left->file) return delete left;
                QThreadPool::globalInstance()->start([left] { delete left; });
            }};
}

/// What was done to the file: it was only read before.
void tellChanges(LoadOutcome& outcome) {
    if (!outcome.opened->file) return;
    for (const geo::Warning& warning : outcome.opened->file->warnings())
        if (warning.code == kBroughtUpToDate) outcome.planWarnings.push_back(warning);
}

}  // namespace

LoadOutcome openRequest(const LoadRequest& wanted, std::stop_token stop, const geo::StepProgress& progress) {
    LoadOutcome outcome{.request = wanted, .ground = nullptr, .failures = {}, .openedFiles = {}};

    takePlan(outcome);
    const LoadRequest& request = outcome.request;
    if (request.newFiles.empty() && !outcome.failures.empty()) return outcome;

    // Files that no driver reads are told one by one; the others go on.
    const geo::RasterOptions options = rasterOptionsOf(request.base);
    std::vector<std::string> readable;
    for (const std::string& file : request.newFiles) {
        if (stop.stop_requested()) return outcome;
        if (const auto kind = layers::classifyFile(file, options))
            readable.push_back(file);
        else
            outcome.failures.push_back(kind.error());
    }
    if (!request.newFiles.empty() && readable.empty() && !outcome.plan) return outcome;

    auto ground = openWith(request, readable, stop, progress);
    if (!ground && readable.size() > 1 && ground.error().code != geo::ErrorCode::Cancelled) {
        // Which of them is it? Each is tried on its own on what is already there.
        std::vector<std::string> good;
        for (const std::string& file : readable) {
            if (stop.stop_requested()) return outcome;
            const auto kind = layers::classifyFile(file, options);
            const bool needsElevation = !isSomethingToShow(request.base) && kind && kind->raster != geo::RasterKind::Elevation;
            const auto alone = needsElevation ? geo::Result<std::shared_ptr<const layers::Ground>>{} : openWith(request, {file}, stop, progress);
            if (alone)
                good.push_back(file);
            else
                outcome.failures.push_back(alone.error());
        }
        if (!good.empty() && good.size() < readable.size()) {
            readable = std::move(good);
            ground = openWith(request, readable, stop, progress);
        } else {
            outcome.failures.clear();
        }
    }
    if (ground) {
        outcome.ground = *ground;
        outcome.openedFiles.insert(outcome.openedFiles.end(), readable.begin(), readable.end());
    } else {
        outcome.failures.push_back(ground.error());
    }
    return outcome;
}

GroundLoader::GroundLoader(QObject* parent) : QObject(parent) {}

GroundLoader::~GroundLoader() { cancel(); }

void GroundLoader::start(LoadRequest request) {
    cancel();
    const unsigned number = ++latest_;
    isLoading_ = true;
    Job& job = jobs_.emplace_back();
    job.thread = std::jthread([this, number, &job, request = std::move(request)](std::stop_token stop) {
        LoadOutcome outcome = openRequest(request, stop, [&job](const std::string& step, double fraction) {
            const std::lock_guard lock(job.mutex);
            job.step = {step, fraction};
        });
        if (outcome.ground && outcome.plan && !stop.stop_requested()) {
            outcome.opened = openToWorkOn(outcome.planPath);
            tellChanges(outcome);
        }
        QMetaObject::invokeMethod(
            this, [this, number, outcome = std::move(outcome)] { deliver(number, outcome); }, Qt::QueuedConnection);
        job.isDone = true;
    });
    emit started();
}

void GroundLoader::cancel() {
    for (Job& job : jobs_) job.thread.request_stop();
    jobs_.remove_if([](const Job& job) { return job.isDone.load(); });
    ++latest_;
    isLoading_ = false;
}

LoadStep GroundLoader::step() const {
    if (!isLoading_) return {};
    const Job& job = jobs_.back();
    const std::lock_guard lock(job.mutex);
    return job.step;
}

void GroundLoader::deliver(unsigned number, const LoadOutcome& outcome) {
    if (number != latest_) {  // something else was opened meanwhile
        for (const geo::Warning& warning : outcome.planWarnings)
            if (warning.code == kBroughtUpToDate) logTrouble(QString::fromStdString(warning.message));
        return;
    }
    isLoading_ = false;
    emit finished(outcome);
}

}  // namespace saban::app
