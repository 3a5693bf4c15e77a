#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "layers/edit/history.h"
#include "layers/model/feature_ref.h"
#include "layers/model/plan.h"
#include "layers/store/plan_store.h"
#include "viewer/app/plan_file.h"

namespace saban::app {

/// The plan that is worked on: its file, its edits, what of it is selected. Whatever changes a plan asks here; whatever shows
/// one follows its signals.
///
/// Every edit is stored as it is made. A small one is in the file when `apply` returns, and is not made when the file refuses it. A large one, one whose file another program
/// holds for a moment or has written to, so that it is to be read first, and what is edited while these are on their way, are made at once and stored by a worker, in their order; one
/// that the file refuses is taken back with what builds on it, and said: what of that still makes sense can be done again, as if it had been undone. With one that waited in vain for
/// another program all that came after it is taken back. What another program changed in the file meanwhile is taken over; an edit of a feature that it changed too is refused, or taken
/// back where it was made before that was known, and said. Whatever would change a locked feature is refused.
/// Thread safety: GUI thread. Destruction waits until all is stored.
class PlanSession : public QObject {
    Q_OBJECT

   public:
    explicit PlanSession(QObject* parent = nullptr);
    ~PlanSession() override;

    /// Opens the file for editing, or for reading where it may not be written to, which `troubled` tells. False, and what was open stays, when the file cannot be opened at all.
    bool open(const std::string& path);
    /// Goes on with what was opened already, which may be a while ago: what another program wrote since is looked for.
    void open(OpenedPlan opened);
    /// Waits until all is stored.
    void close();

    /// What is to be seen: the plan, or the preview in its place. Null: none.
    const PlanPtr& shown() const { return preview_ ? preview_ : plan_; }
    /// With all edits, also those on their way to the file. Null: none.
    const PlanPtr& plan() const { return plan_; }
    const std::string& path() const { return path_; }
    bool isEditable() const { return isEditable_; }

    /// Makes an edit and stores it, or sends it on its way. False when it was not made; `troubled` has said why. An empty edit is made at once.
    bool apply(layers::Edit edit);
    bool canUndo() const { return isEditable_ && history_.canUndo(); }
    bool canRedo() const { return isEditable_ && history_.canRedo(); }
    QString undoLabel() const;
    QString redoLabel() const;
    void undo();
    void redo();
    /// Does that again which was lost, with what was lost after it. `troubled` tells what no longer fits the plan.
    void tryAgain(const layers::EditPtr& lost);

    static constexpr std::size_t kMostAtOnce = 200;  ///< features of a small edit

    /// Edits are on their way to the file.
    bool isStoring() const { return !pending_.empty(); }
    std::size_t storingCount() const { return pending_.size(); }
    /// What of them is being stored; empty: nothing is.
    QString storingLabel() const;
    double storedFraction() const;  ///< of it, 0 to 1
    /// Takes back what is being stored, or is the next to be.
    void stopStoring();
    /// And all that was to follow it.
    void stopAllStoring();
    /// Waits until all is stored. False when something had to be taken back.
    bool finishStoring();
    /// Edits that were taken back since the session began, in all plans.
    std::size_t lostCount() const { return lostCount_; }
    /// Does something once nothing is on its way any more: at once when nothing is, else from the event loop, unless `context` is gone. `isAllThere`: nothing had to be taken back.
    void whenStored(QObject* context, std::function<void(bool isAllThere)> then);

    /// Shows a plan that is being tried out, such as one with a feature under the cursor; null: none any more. An edit ends it.
    void setPreview(PlanPtr plan);

    /// Features that are picked, in the order in which they were.
    const std::vector<layers::FeatureRef>& selection() const { return selection_; }
    void select(std::vector<layers::FeatureRef> features);
    /// Adds it, or takes it out when it is among them.
    void toggleSelected(const layers::FeatureRef& feature);
    bool isSelected(const layers::FeatureRef& feature) const;

    /// That the file remembers, newest first; while edits are on their way, as they were before.
    const std::vector<layers::PastState>& pastStates() const;

   signals:
    /// Another plan is open, or none.
    void opened();
    /// `plan()` is another value; `edit` says what differs.
    void edited(const saban::layers::Edit& edit);
    /// After `opened`, `edited` and changes of the preview: `shown()` is another value, or what can be taken back or done again is.
    void shownChanged();
    void selectionChanged();
    /// Edits are on their way to the file, others of them, or none any more.
    void storingChanged();
    /// In words for a person.
    void troubled(const QString& message);
    /// The same of an edit that was lost and that `tryAgain` does again; `troubled` does not tell it too.
    void lostEditOffered(const QString& message, const saban::layers::EditPtr& lost);

   private:
    /// An edit on its way to the file.
    struct Pending {
        enum class Sort { Made, Undone, Redone };
        layers::EditPtr edit;
        Sort sort = Sort::Made;
        layers::EditPtr subject{};  ///< that is undone or redone
        layers::History before{};   ///< without it
    };
    /// What of the pending edits is taken back.
    struct Loss {
        std::set<layers::EditPtr> gone{};       ///< all that are not in the plan
        std::set<layers::EditPtr> stillDone{};  ///< whose taking back is
        std::vector<layers::EditPtr> edits{};   ///< to be offered again
        QStringList names{};                    ///< of those that were not told yet
        bool endsQueue = false;                 ///< all of them
        bool isWanted = false;                  ///< a person stopped it: it is offered until the next edit
    };
    struct Job;

    void begin(OpenedPlan opened);
    bool isRefusedByLock(const layers::Edit& edit);
    bool make(Pending pending);
    void show(const layers::Edit& edit);
    static void note(layers::History& history, const Pending& pending);
    void startJob();
    void takeOutcome();
    void stopNothing();
    QString tellFound(const layers::Plan& found) const;
    void adopt(const PlanPtr& found);
    void rebase(layers::History history, Loss& loss);
    bool isLost(const Pending& pending, const layers::Plan& plan, Loss& loss);
    void offerLostAgain();
    void tell(const QString& message, const layers::EditPtr& offered = nullptr);
    void tellWhenStored(QObject* context, std::size_t before, std::function<void(bool isAllThere)> then);
    bool isStillSound(const Pending& pending);
    void lookForChanges();
    bool isFree();
    void watch();
    void forgetLostSelection();

    std::unique_ptr<PlanFile> file_;  ///< the worker's while there is a job
    std::string path_;
    PlanPtr plan_, preview_, stored_;  ///< `stored_`: as the file holds it
    bool isEditable_ = false;
    std::deque<Pending> pending_;
    std::size_t lostCount_ = 0;
    std::vector<layers::EditPtr> lostEdits_;  ///< that can be tried again
    bool isStoppingAll_ = false;
    layers::EditPtr stopping_;  ///< is stopped once it is its turn; null: none
    mutable std::vector<layers::PastState> pastStates_;
    unsigned jobNumber_ = 0;
    std::unique_ptr<Job> job_;
    layers::History history_;
    std::vector<layers::FeatureRef> selection_;
    QFileSystemWatcher watcher_;
    QTimer watchTimer_;
};

/// True when the plan holds it.
bool holds(const layers::Plan& plan, const layers::FeatureRef& feature);

}  // namespace saban::app
