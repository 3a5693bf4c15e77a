#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "layers/edit/history.h"
#include "layers/model/feature_ref.h"
#include "layers/model/plan.h"
#include "layers/store/plan_store.h"

namespace saban::app {

using PlanPtr = std::shared_ptr<const layers::Plan>;

/// The plan that is worked on: its file, its edits, what of it is selected. Whatever changes a plan asks here; whatever shows
/// one follows its signals.
///
/// Every edit is stored as it is made, and is taken back when the file refuses it. What another program changed in the file
/// meanwhile is taken over; an edit that both made to the same feature is refused, and said. So is whatever would change a locked feature.
/// Thread safety: GUI thread.
class PlanSession : public QObject {
    Q_OBJECT

   public:
    explicit PlanSession(QObject* parent = nullptr);
    ~PlanSession() override;

    /// Opens the file for editing, or for reading where it may not be written to, which `troubled` tells. `plan`: as it was
    /// read last, if it was. False, and what was open stays, when the file cannot be opened at all.
    bool open(const std::string& path);
    /// Null plan: nothing is open.
    void close();

    /// What is to be seen: the plan, or the preview in its place. Null: none.
    const PlanPtr& shown() const { return preview_ ? preview_ : plan_; }
    /// As it is stored. Null: none.
    const PlanPtr& plan() const { return plan_; }
    std::string path() const { return store_ ? store_->path() : std::string(); }
    bool isEditable() const { return isEditable_; }

    /// Makes an edit and stores it. False when it was not made; `troubled` has said why. An empty edit is made at once.
    bool apply(layers::Edit edit);
    bool canUndo() const { return isEditable_ && history_.canUndo(); }
    bool canRedo() const { return isEditable_ && history_.canRedo(); }
    QString undoLabel() const;
    QString redoLabel() const;
    void undo();
    void redo();

    /// Shows a plan that is being tried out, such as one with a feature under the cursor; null: none any more. An edit ends it.
    void setPreview(PlanPtr plan);

    /// Features that are picked, in the order in which they were.
    const std::vector<layers::FeatureRef>& selection() const { return selection_; }
    void select(std::vector<layers::FeatureRef> features);
    /// Adds it, or takes it out when it is among them.
    void toggleSelected(const layers::FeatureRef& feature);
    bool isSelected(const layers::FeatureRef& feature) const;

    /// Past states and others ask the file itself. Null: none.
    const layers::PlanStore* store() const { return store_.get(); }

   signals:
    /// Another plan is open, or none.
    void opened();
    /// `plan()` is another value; `edit` says what differs.
    void edited(const saban::layers::Edit& edit);
    /// After `opened`, `edited` and changes of the preview: `shown()` is another value.
    void shownChanged();
    void selectionChanged();
    /// In words for a person.
    void troubled(const QString& message);

   private:
    bool isRefusedByLock(const layers::Edit& edit);
    bool store(const layers::Edit& edit);
    bool takeOver();
    void lookForChanges();
    bool isGone() const;
    QString tellGone() const;
    bool isReplaced() const;
    void watch();
    void forgetLostSelection();

    std::unique_ptr<layers::PlanStore> store_;
    PlanPtr plan_, preview_;
    bool isEditable_ = false;
    layers::History history_;
    std::vector<layers::FeatureRef> selection_;
    QFileSystemWatcher watcher_;
    QTimer watchTimer_;
    std::uint64_t inode_ = 0, device_ = 0;  ///< of the file that the store holds
};

/// True when the plan holds it.
bool holds(const layers::Plan& plan, const layers::FeatureRef& feature);

}  // namespace saban::app
