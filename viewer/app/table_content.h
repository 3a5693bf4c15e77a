#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "viewer/app/ground_loader.h"
#include "viewer/app/run_window.h"

namespace saban::app {

/// What lies on the table, and what is being opened to take its place.
///
/// A change starts from what is being opened, else from what is there, so that changes made while files are opened all come
/// in. Changes of pictures and vector layers that are open already are made at once. What cannot be opened leaves everything as it was.
/// Thread safety: GUI thread.
class TableContent : public QObject {
    Q_OBJECT

   public:
    explicit TableContent(const WindowOptions& options, QObject* parent = nullptr);

    /// Null while nothing is on the table.
    const std::shared_ptr<const layers::Ground>& ground() const { return ground_; }
    /// That came with the ground; null: none.
    const std::shared_ptr<const layers::Plan>& plan() const { return plan_; }
    /// Of `plan()`'s file.
    const std::string& planPath() const { return planPath_; }
    /// The same file, opened to be worked on; the first who asks has it. Null: it is to be opened.
    std::shared_ptr<OpenedPlan> takeOpened() { return std::move(opened_); }
    bool isOpening() const { return loader_->isLoading(); }
    LoadStep step() const { return loader_->step(); }

    /// Opens what the options name, if they name anything.
    void openFromOptions();
    void openFiles(const QStringList& files);  ///< in place of what is there
    void addFiles(const QStringList& files);   ///< on top of what is there
    void reopenPlan(const QString& file);      ///< in place of what is there; the view stays where it can
    /// In place of what is there: layers of another run, taken as they are, files on top of them, and the list of its elevation.
    void openAgain(layers::GroundSpec spec, std::vector<std::string> files, std::vector<ElevationEntry> entries);
    void setElevation(const std::vector<ElevationEntry>& entries);
    /// Nothing lies on the table any more, and what is being opened is given up.
    void close();
    using Ready = std::function<void(bool isReplaced, std::function<void(bool isReady)> then)>;
    /// Asked before the plan that is there goes, at once or later: not ready, it stays with all that is there. Without it it goes at once. `isReplaced`: by what was being opened since
    /// `openingStarted`; else it is closed.
    void setReady(Ready ready) { ready_ = std::move(ready); }
    void setImagery(const std::vector<geo::ImageryLayer>& imagery);
    void setVectors(const std::vector<geo::VectorLayer>& vectors);
    void setFilling(geo::HoleFilling holes);
    /// Stops what is being opened.
    void cancel() { loader_->cancel(); }

    /// What will be there when all that is being opened has come.
    LoadRequest latest() const;
    /// Asks again for what could not be opened: on top of what will be there by then, when it was to come there.
    std::function<LoadRequest()> retryOf(const LoadOutcome& outcome) const;
    /// Opens it in another CRS; nothing for the choice from the data.
    void openIn(const std::optional<std::string>& crs, LoadRequest request);

   signals:
    void openingStarted();
    /// `ground()` is that of the outcome, when it has one.
    void openingFinished(const saban::app::LoadOutcome& outcome);
    /// `ground()` has other pictures or vector layers, and is the same in all else.
    void picturesChanged();
    /// The last elevation was taken away: `ground()` is null.
    void cleared();
    /// A change that would leave no elevation to be seen was not made.
    void lastElevationKept();
    /// What a list of layers is to show, hidden ones among them.
    void listChanged(const std::vector<saban::app::ElevationEntry>& elevation, const std::vector<saban::geo::ImageryLayer>& imagery,
                     const std::vector<saban::geo::VectorLayer>& vectors, saban::geo::HoleFilling holes);

   private:
    layers::GroundSpec emptySpec() const;
    LoadRequest present() const;
    bool isBeingReplaced() const { return pending_ && !pending_->keepView; }
    void load(LoadRequest request);
    void take(const LoadOutcome& outcome);
    void adopt(const LoadOutcome& outcome);
    void clear();
    void showPresentList();
    void applyDraped();

    WindowOptions options_;
    GroundLoader* loader_;
    Ready ready_ = [](bool, const std::function<void(bool)>& then) { then(true); };
    unsigned takeNumber_ = 0;  ///< of the last that was opened, or closed
    QTimer drapedTimer_;  ///< a slider being dragged changes the picture a few times a second
    std::shared_ptr<const layers::Ground> ground_;
    std::shared_ptr<const layers::Plan> plan_;
    std::string planPath_;
    std::shared_ptr<OpenedPlan> opened_;
    std::optional<LoadRequest> pending_;     ///< being opened; further changes start from it
    std::optional<std::string> crs_;         ///< as asked for
    geo::HoleFilling holes_;
    std::vector<ElevationEntry> elevation_;  ///< of `ground_`, and hidden ones
    std::vector<geo::ImageryLayer> imagery_;
    std::vector<geo::VectorLayer> vectors_;
};

}  // namespace saban::app
