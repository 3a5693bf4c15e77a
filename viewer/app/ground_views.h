#pragma once

#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "layers/edit/edit.h"
#include "layers/ground/ground.h"

namespace saban::app {

/// Views that are kept of a ground without a plan, as scenes of a plan that has no file of its own: in `$XDG_DATA_HOME/saban/ground-views`, else
/// below `~/.local/share`, one small JSON file for each set of elevation files. Nothing is written beside the ground.
///
/// Each view is kept in the CRS in which it was made, and as it was read until it is edited: what this ground or its CRS cannot show of it stays.
/// Several windows can keep views of one ground: before each writing the file is read again, and views come together by their uid.
/// What cannot be written lasts, for each ground, as long as this object, and is tried again with each change.
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
    /// The view is what this scene says, and nothing of before.
    void retake(const layers::Scene& scene);
    /// A copy gets what of the view cannot be shown now: a place out of reach, hidden layers that are not on the table.
    void completeCopy(const layers::Uid& view, const layers::Uid& copy);
    bool canUndo() const { return !undo_.empty(); }
    /// Takes the last change back that was made here on this ground.
    void undo();

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
    /// By uids of views; none in place of a view: it is removed. An empty order: as it is.
    struct Changes {
        std::map<QString, std::optional<QJsonObject>> views{};
        QStringList order{};
    };
    static QList<QJsonObject> merged(const QList<QJsonObject>& views, const Changes& changes);

    void show();
    QJsonObject kept(const layers::Scene& scene, const layers::Scene* before, QJsonObject view) const;
    const QJsonObject* viewOf(const QString& uid) const;
    QStringList order() const;
    void change(const Changes& changes);
    void keep(const Changes& changes);
    bool setAside();

    QString file_;
    std::shared_ptr<const layers::Ground> ground_;
    std::shared_ptr<const layers::Plan> bare_, plan_;  ///< without views, with them
    std::map<QString, layers::Uid> layers_;            ///< on the table, by their keys
    QList<QJsonObject> views_;                         ///< as they are kept, in their order
    QStringList offered_;
    std::map<QString, Changes> unkept_;  ///< by file: what could not be written
    std::vector<Changes> undo_;
    QString placesTold_;  ///< of which file and CRS it was told that views have no place in it
};

}  // namespace saban::app
