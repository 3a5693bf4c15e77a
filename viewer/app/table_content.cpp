#include "viewer/app/table_content.h"

#include <algorithm>
#include <utility>

namespace saban::app {

namespace {

constexpr int kDrapedMs = 120;

std::vector<std::string> toPaths(const QStringList& files) {
    std::vector<std::string> paths;
    for (const QString& file : files) paths.push_back(file.toStdString());
    return paths;
}

bool isSame(const geo::ImageryLayer& a, const geo::ImageryLayer& b) { return a.path == b.path; }
bool isSame(const geo::VectorLayer& a, const geo::VectorLayer& b) { return a.path == b.path && a.layer == b.layer; }

/// The same files in any order, or none at all: then what is open serves.
template <typename Layer, typename Source>
bool canShare(const std::vector<Layer>& wanted, const Source* open) {
    if (wanted.empty()) return true;
    return open && std::is_permutation(wanted.begin(), wanted.end(), open->layers().begin(), open->layers().end(),
                                       [](const Layer& a, const Layer& b) { return isSame(a, b); });
}

/// The layers of a ground; hidden ones are no part of it and keep their place of `before`.
std::vector<ElevationEntry> entriesOf(const layers::Ground& ground, const std::vector<ElevationEntry>& before) {
    std::vector<ElevationEntry> entries;
    for (const geo::ElevationLayer& layer : ground.spec.elevation) entries.push_back({.layer = layer, .visible = true});
    for (std::size_t i = 0; i < before.size(); ++i)
        if (!before[i].visible)
            entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(std::min(i, entries.size())), before[i]);
    return entries;
}

}  // namespace

TableContent::TableContent(const WindowOptions& options, QObject* parent)
    : QObject(parent),
      options_(options),
      loader_(new GroundLoader(this)),
      crs_(options.crs),
      holes_(options.fill ? geo::HoleFilling::Interpolate : geo::HoleFilling::LeaveHoles) {
    drapedTimer_.setInterval(kDrapedMs);
    drapedTimer_.setSingleShot(true);
    connect(&drapedTimer_, &QTimer::timeout, this, &TableContent::applyDraped);
    connect(loader_, &GroundLoader::started, this, &TableContent::openingStarted);
    connect(loader_, &GroundLoader::finished, this, &TableContent::take);
}

void TableContent::openFromOptions() {
    layers::GroundSpec spec = emptySpec();
    const auto layerOf = [this](const std::string& path) {
        return geo::ElevationLayer{.path = path, .unitToMetre = options_.unitToMetre, .seam = options_.seam};
    };
    for (const std::string& path : options_.elevation) spec.elevation.push_back(layerOf(path));
    for (const std::string& path : options_.imagery) spec.imagery.push_back({.path = path});
    for (const std::string& path : options_.vectors) spec.vectors.push_back({.path = path});
    spec.bounds = options_.bounds;
    spec.title = options_.title;
    if (spec.elevation.empty() && spec.imagery.empty() && spec.vectors.empty() && options_.files.empty()) return;
    LoadRequest request{.base = std::move(spec), .newFiles = options_.files, .keepView = false};
    for (const std::string& path : options_.files) request.readAs[path] = layerOf(path);
    load(std::move(request));
}

void TableContent::openFiles(const QStringList& files) {
    load({.base = emptySpec(), .newFiles = toPaths(files), .keepView = false});
}

void TableContent::reopenPlan(const QString& file) {
    load({.base = emptySpec(), .newFiles = {file.toStdString()}, .keepView = ground_ != nullptr});
}

void TableContent::openAgain(layers::GroundSpec spec, std::vector<std::string> files, std::vector<ElevationEntry> entries) {
    spec.network = emptySpec().network;
    load({.base = std::move(spec), .newFiles = std::move(files), .keepView = false, .entries = std::move(entries)});
}

void TableContent::addFiles(const QStringList& files) {
    LoadRequest request = latest();
    for (const std::string& path : toPaths(files)) request.newFiles.push_back(path);
    load(std::move(request));
}

void TableContent::close() {
    ready_(false, [this, number = ++takeNumber_](bool isReady) {
        if (number != takeNumber_) return;  // something else was asked for meanwhile
        isReady ? clear() : showPresentList();
    });
}

void TableContent::clear() {
    loader_->cancel();
    pending_.reset();
    ground_.reset();
    if (plan_) crs_ = options_.crs;  // the plan's was not asked for
    plan_.reset();
    planPath_.clear();
    elevation_.clear();
    showPresentList();
    emit cleared();
}

void TableContent::setElevation(const std::vector<ElevationEntry>& entries) {
    if (isBeingReplaced()) {  // the list is of a table about to go
        showPresentList();
        return;
    }
    LoadRequest request = latest();
    request.base.elevation.clear();
    for (const ElevationEntry& entry : entries)
        if (entry.visible) request.base.elevation.push_back(entry.layer);
    request.entries = entries;
    if (!request.base.elevation.empty() || (entries.empty() && !request.newFiles.empty())) {
        load(std::move(request));
    } else if (entries.empty()) {
        close();
    } else {
        emit lastElevationKept();
        const LoadRequest shown = latest();
        emit listChanged(shown.entries, imagery_, vectors_, shown.base.holes);
    }
}

void TableContent::setImagery(const std::vector<geo::ImageryLayer>& imagery) {
    imagery_ = imagery;
    if (!drapedTimer_.isActive()) drapedTimer_.start();
}

void TableContent::setVectors(const std::vector<geo::VectorLayer>& vectors) {
    vectors_ = vectors;
    if (!drapedTimer_.isActive()) drapedTimer_.start();
}

/// Order, visibility and opacity share the open files and are shown at once; anything else opens them anew.
void TableContent::applyDraped() {
    if (!ground_) return;
    const bool isShared = canShare(imagery_, ground_->imagery.get()) && canShare(vectors_, ground_->vectors.get());
    if (isShared) {
        auto changed = std::make_shared<layers::Ground>(*ground_);
        changed->spec.imagery = imagery_;
        changed->imagery = imagery_.empty() ? nullptr : ground_->imagery->with(imagery_);
        changed->spec.vectors = vectors_;
        changed->vectors = vectors_.empty() ? nullptr : ground_->vectors->with(vectors_);
        ground_ = std::move(changed);
        emit picturesChanged();
    }
    if (isBeingReplaced() || (isShared && !pending_)) return;
    LoadRequest request = latest();
    request.base.imagery = imagery_;
    request.base.vectors = vectors_;
    load(std::move(request));
}

void TableContent::setFilling(geo::HoleFilling holes) {
    if (!pending_ && !ground_) {
        holes_ = holes;
        return;
    }
    LoadRequest request = latest();
    request.base.holes = holes;
    load(std::move(request));
}

layers::GroundSpec TableContent::emptySpec() const {
    layers::GroundSpec spec;
    spec.crs = pending_ ? pending_->base.crs : crs_;
    spec.holes = pending_ ? pending_->base.holes : holes_;
    spec.network = options_.allowNetwork ? geo::NetworkPolicy::Allowed : geo::NetworkPolicy::Forbidden;
    return spec;
}

/// What is there, as the start of a change.
LoadRequest TableContent::present() const {
    LoadRequest request{.base = ground_ ? ground_->spec : emptySpec(), .newFiles = {}, .keepView = true, .entries = elevation_};
    request.base.crs = crs_;
    request.base.holes = holes_;
    return request;
}

LoadRequest TableContent::latest() const { return pending_ ? *pending_ : present(); }

std::function<LoadRequest()> TableContent::retryOf(const LoadOutcome& outcome) const {
    LoadRequest request = outcome.request;
    std::erase_if(request.newFiles, [&](const std::string& file) { return std::ranges::count(outcome.openedFiles, file) > 0; });
    const bool isAddition = !request.newFiles.empty() && (outcome.ground || request.keepView);
    return [this, request, isAddition] {
        if (!isAddition) return request;
        LoadRequest again = latest();
        again.newFiles.insert(again.newFiles.end(), request.newFiles.begin(), request.newFiles.end());
        again.readAs.insert(request.readAs.begin(), request.readAs.end());
        return again;
    };
}

void TableContent::openIn(const std::optional<std::string>& crs, LoadRequest request) {
    request.base.crs = crs;
    if (request.newFiles.empty() && request.base.elevation.empty())
        crs_ = crs;
    else
        load(std::move(request));
}

void TableContent::load(LoadRequest request) {
    ++takeNumber_;
    pending_ = request;
    loader_->start(std::move(request));
}

/// What was opened takes the place of what is there, once the plan that is there may go.
void TableContent::take(const LoadOutcome& outcome) {
    const bool isPlanReplaced = outcome.ground && plan_ && (outcome.plan || !outcome.request.keepView) && outcome.planPath != planPath_;
    if (!isPlanReplaced) return adopt(outcome);
    ready_(true, [this, outcome, number = ++takeNumber_](bool isReady) {
        if (number != takeNumber_) return;
        if (isReady) return adopt(outcome);
        pending_.reset();
        showPresentList();
        emit openingFinished({.request = outcome.request, .ground = nullptr, .failures = {}, .openedFiles = {}});
    });
}

void TableContent::adopt(const LoadOutcome& outcome) {
    if (drapedTimer_.isActive() && !isBeingReplaced()) {  // the pictures were changed after this began to be opened
        drapedTimer_.stop();
        applyDraped();
        if (loader_->isLoading()) return;
    }
    pending_.reset();
    if (outcome.ground) {
        ground_ = outcome.ground;
        if (outcome.plan || !outcome.request.keepView) {
            plan_ = outcome.plan;
            planPath_ = outcome.planPath;
            opened_ = outcome.opened;
        }
        elevation_ = entriesOf(*ground_, outcome.request.entries);
        crs_ = outcome.request.base.crs;
        holes_ = outcome.request.base.holes;
    }
    showPresentList();
    emit openingFinished(outcome);
}

/// Sets the list back to what is on the table.
void TableContent::showPresentList() {
    imagery_ = ground_ ? ground_->spec.imagery : std::vector<geo::ImageryLayer>{};
    vectors_ = ground_ ? ground_->spec.vectors : std::vector<geo::VectorLayer>{};
    emit listChanged(elevation_, imagery_, vectors_, holes_);
}

}  // namespace saban::app
