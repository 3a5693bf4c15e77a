#pragma once

#include <QObject>
#include <QStringList>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "viewer/app/ground_loader.h"

namespace saban::app {

/// The ground of a plan that is being made: files, grid and area as they are chosen, read in the background each time.
/// Thread safety: GUI thread.
class NewPlanGround : public QObject {
    Q_OBJECT

   public:
    explicit NewPlanGround(geo::NetworkPolicy network, QObject* parent = nullptr);

    const QStringList& files() const { return files_; }
    void setFiles(const QStringList& files);
    /// Nothing: from the data.
    void setCrs(const std::optional<std::string>& crs);
    const std::optional<std::string>& crs() const { return crs_; }
    /// In the CRS of `whole()`; nothing: all there is.
    void setArea(const std::optional<geo::Bounds>& area);

    /// Over all the data; null while nothing could be read.
    const std::shared_ptr<const layers::Ground>& whole() const { return whole_; }
    /// Over the area, ready to make a plan of; null while it is read, and when it cannot be.
    const std::shared_ptr<const layers::Ground>& ground() const { return ground_; }
    /// Why there is none, or which files are left out.
    const std::vector<geo::Error>& failures() const { return failures_; }
    /// Files that are plans themselves.
    bool holdsPlan() const { return !planPath_.empty(); }
    /// Longitude and latitude of its middle; nothing while that is unknown.
    std::optional<glm::dvec2> place() const;

    bool isReading() const { return loader_->isLoading(); }
    LoadStep step() const { return loader_->step(); }
    void stopReading();
    bool isStopped() const { return isStopped_; }
    void readAgain() { readWhole(); }

   signals:
    /// Anything of the above is another.
    void changed();

   private:
    void readWhole();
    void readArea();
    void take(const LoadOutcome& outcome);

    geo::NetworkPolicy network_;
    GroundLoader* loader_;
    QStringList files_;
    std::optional<std::string> crs_;
    std::optional<geo::Bounds> area_;
    std::shared_ptr<const layers::Ground> whole_, ground_;
    std::vector<geo::Error> failures_;
    std::string planPath_;
    bool isWholeRead_ = false;  ///< what is being read is all, not the area
    bool isStopped_ = false;
};

}  // namespace saban::app
