#include "viewer/app/new_plan_ground.h"

#include "viewer/app/ground_words.h"

namespace saban::app {

NewPlanGround::NewPlanGround(geo::NetworkPolicy network, QObject* parent) : QObject(parent), network_(network), loader_(new GroundLoader(this)) {
    connect(loader_, &GroundLoader::finished, this, &NewPlanGround::take);
}

void NewPlanGround::setFiles(const QStringList& files) {
    if (files == files_) return;
    files_ = files;
    readWhole();
}

void NewPlanGround::setCrs(const std::optional<std::string>& crs) {
    if (crs == crs_) return;
    crs_ = crs;
    area_.reset();  // its numbers mean another place now
    readWhole();
}

void NewPlanGround::setArea(const std::optional<geo::Bounds>& area) {
    if (area == area_) return;
    area_ = area;
    if (!isWholeRead_ && whole_) readArea();
}

std::optional<glm::dvec2> NewPlanGround::place() const { return placeOf(whole_); }

void NewPlanGround::stopReading() {
    loader_->cancel();
    isWholeRead_ = false;
    isStopped_ = true;
    emit changed();
}

void NewPlanGround::readWhole() {
    loader_->cancel();
    whole_ = ground_ = nullptr;
    failures_.clear();
    planPath_.clear();
    isStopped_ = false;
    isWholeRead_ = !files_.isEmpty();
    if (isWholeRead_) {
        LoadRequest request{.base = {}, .newFiles = {}};
        request.base.crs = crs_;
        request.base.network = network_;
        for (const QString& file : files_) request.newFiles.push_back(file.toStdString());
        loader_->start(std::move(request));
    }
    emit changed();
}

/// The same files, cut to the area: what cannot be cut out of them is found now.
void NewPlanGround::readArea() {
    loader_->cancel();
    failures_.clear();
    isStopped_ = false;
    if (!area_) {
        ground_ = whole_;
        emit changed();
        return;
    }
    ground_ = nullptr;
    LoadRequest request{.base = whole_->spec, .newFiles = {}};
    request.base.bounds = area_;
    loader_->start(std::move(request));
    emit changed();
}

void NewPlanGround::take(const LoadOutcome& outcome) {
    failures_ = outcome.failures;
    if (std::exchange(isWholeRead_, false)) {
        planPath_ = outcome.planPath;
        whole_ = outcome.ground;
        if (whole_ && area_) {
            readArea();
            return;
        }
    }
    ground_ = outcome.ground;
    emit changed();
}

}  // namespace saban::app
