#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <map>
#include <memory>
#include <string>

#include "layers/edit/edit.h"
#include "layers/ground/ground.h"

namespace saban::app {

/// Views that are kept of a ground without a plan, as scenes of a plan that has no file of its own: in `$XDG_DATA_HOME/saban/ground-views`, else
/// below `~/.local/share`, one small JSON file for each set of elevation files. Nothing is written beside the ground.
/// Thread safety: GUI thread.
class GroundViews : public QObject {
    Q_OBJECT

   public:
    explicit GroundViews(QObject* parent = nullptr);

    /// Reads what is kept of it; null: of none. The same files in another CRS have the same views.
    void setGround(const std::shared_ptr<const layers::Ground>& ground);
    /// The views as scenes, the ground's map layers beside them. Null without a ground.
    const std::shared_ptr<const layers::Plan>& plan() const { return plan_; }
    int count() const { return plan_ ? static_cast<int>(plan_->all<layers::Scene>().size()) : 0; }
    /// Of the file that keeps them, there or not.
    std::string path() const { return file_.toStdString(); }

    /// Kept at once. Of an edit only its scenes count.
    void apply(const layers::Edit& edit);

    /// These views were offered to a plan.
    bool wasOfferedTo(const QString& plan) const { return offered_.contains(plan); }
    void setOfferedTo(const QString& plan);

    /// Where views of elevation files are kept.
    static QString fileOf(const std::vector<geo::ElevationLayer>& elevation);

   signals:
    void changed();
    /// Could not be read or kept.
    void troubled(const QString& message);

   private:
    void read(const layers::Ground& ground, layers::PlanEditor& editor);
    void keep();

    QString file_;
    QStringList offered_;
    std::shared_ptr<const layers::Plan> plan_;
    std::map<layers::Uid, QStringList> absent_;  ///< what views hide and is not on the table now
};

}  // namespace saban::app
