#include "viewer/app/sample_exercise.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace saban::app {

namespace {

struct SampleExercise {
    Q_DECLARE_TR_FUNCTIONS(saban::app::SampleExercise)
};

QString planName() { return QStringLiteral("sample.gpkg"); }

/// A folder that was not there before; empty when none can be made.
QString makeFolder(const QString& place, const QString& name) {
    constexpr int kMostCopies = 1000;
    if (!QDir().mkpath(place)) return {};
    for (int number = 1; number <= kMostCopies; ++number) {
        const QString folder = number == 1 ? name : QStringLiteral("%1 %2").arg(name).arg(number);
        if (QDir(place).mkdir(folder)) return QDir(place).filePath(folder);
        if (!QFileInfo::exists(QDir(place).filePath(folder))) return {};
    }
    return {};
}

}  // namespace

QString sampleFolder() {
    const QString folder = QCoreApplication::applicationDirPath() + QStringLiteral("/sample");
    return samplePlanIn(folder).isEmpty() ? QString() : folder;
}

QString samplePlanIn(const QString& folder) {
    const QString plan = folder + QLatin1Char('/') + planName();
    return QFileInfo(plan).isFile() ? plan : QString();
}

QString usualPlaceOfSamples() {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return (documents.isEmpty() ? QDir::homePath() : documents) + QStringLiteral("/Saban");
}

geo::Result<QString> copySample(const QString& sample, const QString& place, const QString& name, const std::stop_token& stop, const geo::Progress& progress) {
    const QString plan = samplePlanIn(sample);
    if (plan.isEmpty())
        return geo::fail(geo::ErrorCode::NotFound, SampleExercise::tr("Cannot open the sample exercise: '%1' does not hold it. Install the program again.").arg(sample).toStdString());
    const QString folder = makeFolder(place, name);
    if (folder.isEmpty())
        return geo::fail(geo::ErrorCode::WriteFailed,
                         SampleExercise::tr("Cannot copy the sample exercise to '%1': no folder can be made there. Choose a folder that you may write to.").arg(place).toStdString());
    const QFileInfoList files = QDir(sample).entryInfoList(QDir::Files);
    for (int i = 0; i < files.size(); ++i) {
        const QString copy = QDir(folder).filePath(files[i].fileName());
        QFile file(files[i].filePath());
        const bool isDone = !stop.stop_requested() && file.copy(copy);
        if (!isDone) {
            QDir(folder).removeRecursively();  // it was made here
            if (stop.stop_requested()) return geo::fail(geo::ErrorCode::Cancelled, {});
            return geo::fail(geo::ErrorCode::WriteFailed,
                             SampleExercise::tr("Cannot copy the sample exercise to '%1': %2. Choose a folder that you may write to and that has room.").arg(folder, file.errorString()).toStdString());
        }
        // What the program came with may be for reading only; the copy is to be worked on.
        QFile::setPermissions(copy, QFile::permissions(copy) | QFile::ReadOwner | QFile::WriteOwner);
        geo::report(progress, static_cast<double>(i + 1) / static_cast<double>(files.size()));
    }
    return QDir(folder).filePath(planName());
}

}  // namespace saban::app
