#pragma once

#include <QObject>
#include <atomic>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "layers/ground/ground.h"
#include "layers/ground/missing_files.h"
#include "layers/model/plan.h"
#include "viewer/app/layer_panel.h"

namespace saban::app {

struct OpenedPlan;

/// What is to be opened.
struct LoadRequest {
    layers::GroundSpec base;            ///< taken as it is; may be empty
    std::vector<std::string> newFiles;  ///< added to it, sorted by what they hold
    bool keepView = false;              ///< a change of the present table: the camera stays where it is when the CRS stays
    std::map<std::string, geo::ElevationLayer> readAs{};  ///< the unit and seam of heights among `newFiles`, by path
    std::vector<ElevationEntry> entries{};  ///< of the list of layers, hidden ones too, once this is shown
};

/// What came of a request. A bad file among good ones does not stop the good ones.
struct LoadOutcome {
    LoadRequest request;
    std::shared_ptr<const layers::Ground> ground;  ///< null when nothing new could be opened
    std::vector<geo::Error> failures;              ///< one per file, or one for all of them together
    std::vector<std::string> openedFiles;          ///< those of `newFiles` that are part of `ground`
    std::shared_ptr<const layers::Plan> plan{};    ///< of a plan among them; null: none
    std::string planPath{};                        ///< of a plan among them, also of one that cannot be shown; empty: none
    geo::Warnings planWarnings{};                  ///< of reading it, such as references to what is not there
    std::vector<layers::MissingFile> missing{};    ///< of its map layers
    std::shared_ptr<OpenedPlan> opened{};          ///< the same file to be worked on, for the first that takes it; null: it is to be opened
};

/// A step of opening that takes long, such as filling holes.
struct LoadStep {
    std::string name;       ///< for people: "Filling holes of 'ridge.tif'"; empty while nothing takes long
    double fraction = 0.0;  ///< 0 to 1
};

/// Opens it on the calling thread.
LoadOutcome openRequest(const LoadRequest& request, std::stop_token stop, const geo::StepProgress& progress = {});

/// Opens grounds on a worker thread. A new request cancels the one before it, whose outcome is never delivered.
/// Thread safety: GUI thread. Destruction stops and waits for the workers.
class GroundLoader : public QObject {
    Q_OBJECT

   public:
    explicit GroundLoader(QObject* parent = nullptr);
    ~GroundLoader() override;

    void start(LoadRequest request);
    void cancel();
    bool isLoading() const { return isLoading_; }
    /// What the latest request is busy with at this moment.
    LoadStep step() const;

   signals:
    void started();
    /// On the GUI thread.
    void finished(const saban::app::LoadOutcome& outcome);

   private:
    struct Job {
        std::atomic<bool> isDone{false};
        mutable std::mutex mutex;
        LoadStep step;
        std::jthread thread;  ///< last: it ends before what it writes to
    };
    void deliver(unsigned number, const LoadOutcome& outcome);

    std::list<Job> jobs_;
    unsigned latest_ = 0;
    bool isLoading_ = false;
};

}  // namespace saban::app
