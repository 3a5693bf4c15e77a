#pragma once

#include <QDateTime>
#include <QImage>
#include <QList>
#include <QObject>
#include <QString>

namespace saban::app {

/// A plan that was opened once.
struct RecentPlan {
    QString path{};  ///< absolute
    QString name{}, marking{};
    QDateTime openedAt{};
    bool isMissing() const;
};

/// The plans opened last, the latest first, in the program's settings; and a small picture of each in Saban's cache folder, under a
/// name made from the plan's path. Nothing is written beside a plan.
/// Thread safety: GUI thread.
class RecentPlans : public QObject {
    Q_OBJECT

   public:
    static constexpr int kMost = 12;

    explicit RecentPlans(QObject* parent = nullptr);

    const QList<RecentPlan>& plans() const { return plans_; }
    /// Opened just now. Stored at once.
    void add(const QString& path, const QString& name, const QString& marking);
    /// With its picture; the plan's own file stays.
    void remove(const QString& path);

    /// Null when there is none.
    QImage picture(const QString& path) const;
    /// Scaled down. Where the cache cannot be written to, the plan goes without.
    void keepPicture(const QString& path, const QImage& image);
    /// Where the picture of a plan is, there or not; empty when there is no cache folder.
    static QString pictureFile(const QString& path);

   signals:
    void changed();

   private:
    void save() const;

    QList<RecentPlan> plans_;
};

}  // namespace saban::app
