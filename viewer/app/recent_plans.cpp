#include "viewer/app/recent_plans.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPainter>
#include <QSaveFile>
#include <QSettings>

#include "geo/core/cache_files.h"

namespace saban::app {

namespace {

constexpr QSize kPicturePx(640, 360);
constexpr QRgb kGround = 0xff3a3f42;  // that of cards without a picture

QString settingsKey() { return QStringLiteral("recentPlans"); }

}  // namespace

bool RecentPlan::isMissing() const { return !QFileInfo(path).isFile(); }

RecentPlans::RecentPlans(QObject* parent) : QObject(parent) {
    QSettings settings;
    const int count = settings.beginReadArray(settingsKey());
    for (int i = 0; i < std::min(count, kMost); ++i) {
        settings.setArrayIndex(i);
        RecentPlan plan{.path = settings.value(QStringLiteral("path")).toString(),
                        .name = settings.value(QStringLiteral("name")).toString(),
                        .marking = settings.value(QStringLiteral("marking")).toString(),
                        .openedAt = QDateTime::fromString(settings.value(QStringLiteral("openedAt")).toString(), Qt::ISODate)};
        if (QDir::isAbsolutePath(plan.path)) plans_ << plan;
    }
    settings.endArray();
}

void RecentPlans::add(const QString& path, const QString& name, const QString& marking) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    plans_.removeIf([&](const RecentPlan& plan) { return plan.path == absolute; });
    plans_.prepend({.path = absolute, .name = name, .marking = marking, .openedAt = QDateTime::currentDateTime()});
    while (plans_.size() > kMost) {
        QFile::remove(pictureFile(plans_.back().path));
        plans_.removeLast();
    }
    save();
    emit changed();
}

void RecentPlans::remove(const QString& path) {
    if (plans_.removeIf([&](const RecentPlan& plan) { return plan.path == path; }) == 0) return;
    if (const QString picture = pictureFile(path); !picture.isEmpty()) QFile::remove(picture);
    save();
    emit changed();
}

void RecentPlans::save() const {
    QSettings settings;
    settings.remove(settingsKey());
    settings.beginWriteArray(settingsKey(), static_cast<int>(plans_.size()));
    for (int i = 0; i < plans_.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("path"), plans_[i].path);
        settings.setValue(QStringLiteral("name"), plans_[i].name);
        settings.setValue(QStringLiteral("marking"), plans_[i].marking);
        settings.setValue(QStringLiteral("openedAt"), plans_[i].openedAt.toString(Qt::ISODate));
    }
    settings.endArray();
}

QString RecentPlans::pictureFile(const QString& path) {
    const auto cache = geo::cacheFolder();
    if (!cache) return {};
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return QString::fromStdString((*cache / "plan-pictures").string()) + QLatin1Char('/') + QString::fromLatin1(hash) + QStringLiteral(".png");
}

QImage RecentPlans::picture(const QString& path) const {
    const QString file = pictureFile(path);
    return file.isEmpty() ? QImage() : QImage(file);
}

void RecentPlans::keepPicture(const QString& path, const QImage& image) {
    const QString file = pictureFile(QFileInfo(path).absoluteFilePath());
    if (file.isEmpty() || image.isNull() || !QDir().mkpath(QFileInfo(file).absolutePath())) return;
    // All of it, in the form of a card: the marking stands at its edges.
    const QImage whole = image.scaled(kPicturePx, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QImage small(kPicturePx, QImage::Format_RGB32);
    small.fill(kGround);
    QPainter painter(&small);
    painter.drawImage((kPicturePx.width() - whole.width()) / 2, (kPicturePx.height() - whole.height()) / 2, whole);
    painter.end();
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly)) return;
    small.save(&out, "PNG");
    out.commit();
    QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);  // of an exercise: nobody else's business
    emit changed();
}

}  // namespace saban::app
