#include "viewer/app/ground_views.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <algorithm>
#include <cmath>

#include "geo/crs/crs.h"
#include "layers/edit/feature_edits.h"
#include "layers/ground/plan_ground.h"
#include "layers/model/value.h"
#include "viewer/scenes/scene_view.h"

namespace saban::app {

namespace {

constexpr qint64 kMostBytes = 4 << 20;
constexpr int kForm = 1;

QString dataFolder() {
    const QString given = qEnvironmentVariable("XDG_DATA_HOME");
    const QString base = QDir::isAbsolutePath(given) ? given : QDir::home().filePath(QStringLiteral(".local/share"));
    return QDir(base).filePath(QStringLiteral("saban/ground-views"));
}

/// One name for a file however it is reached.
QString nameOfFile(const std::string& path) {
    if (!layers::isLocalFile(path)) return QString::fromStdString(path);
    const QFileInfo file(QString::fromStdString(path));
    const QString canonical = file.canonicalFilePath();
    return canonical.isEmpty() ? file.absoluteFilePath() : canonical;
}

std::optional<double> numberAt(const QJsonObject& object, const char* name) {
    const QJsonValue value = object.value(QLatin1String(name));
    return value.isDouble() && std::isfinite(value.toDouble()) ? std::optional(value.toDouble()) : std::nullopt;
}

void put(QJsonObject& object, const char* name, const std::optional<double>& number) {
    if (number) object.insert(QLatin1String(name), *number);
}

std::string textAt(const QJsonObject& object, const char* name) { return layers::toNfc(object.value(QLatin1String(name)).toString().toStdString()); }

}  // namespace

GroundViews::GroundViews(QObject* parent) : QObject(parent) {}

QString GroundViews::fileOf(const std::vector<geo::ElevationLayer>& elevation) {
    QStringList names;
    for (const auto& layer : elevation) names << nameOfFile(layer.path);
    names.sort();
    names.removeDuplicates();
    const QByteArray hash = QCryptographicHash::hash(names.join(QLatin1Char('\n')).toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return QDir(dataFolder()).filePath(QString::fromLatin1(hash) + QStringLiteral(".json"));
}

void GroundViews::setGround(const std::shared_ptr<const layers::Ground>& ground) {
    offered_.clear();
    absent_.clear();
    file_.clear();
    plan_.reset();
    if (ground) {
        file_ = fileOf(ground->spec.elevation);
        layers::PlanEditor editor{layers::Plan{}};
        layers::PlanSettings settings;
        settings.crs = layers::storedCrs(ground->crs);
        editor.setSettings(settings);
        editor.put(layers::mapLayersFrom(ground->spec, path()));
        read(*ground, editor);
        plan_ = std::make_shared<const layers::Plan>(editor.plan());
    }
    emit changed();
}

void GroundViews::read(const layers::Ground& ground, layers::PlanEditor& editor) {
    QFile file(file_);
    if (!file.exists()) return;
    QJsonParseError fault{};
    QJsonObject all;
    if (file.open(QIODevice::ReadOnly) && file.size() <= kMostBytes) all = QJsonDocument::fromJson(file.readAll(), &fault).object();
    const auto crs = geo::Crs::parse(all.value(QStringLiteral("crs")).toString().toStdString());
    if (!file.isOpen() || all.value(QStringLiteral("form")).toInt() != kForm || !all.value(QStringLiteral("views")).isArray() || !crs) {
        const QString aside = file_ + QStringLiteral(".unreadable");
        file.close();
        QFile::remove(aside);
        const bool isAside = QFile::rename(file_, aside);
        emit troubled(isAside ? tr("The views that were saved of this ground cannot be read: the file is damaged. It now lies at '%1'; new views can be saved.").arg(aside)
                              : tr("The views that were saved of this ground cannot be read from '%1'. Move that file away, or let this user read it.").arg(file_));
        return;
    }
    for (const QJsonValue& plan : all.value(QStringLiteral("offeredTo")).toArray()) offered_ << plan.toString();
    const auto transform = geo::Transform::create(*crs, ground.crs);
    std::map<QString, layers::Uid> shown;
    for (const auto& layer : editor.plan().all<layers::MapLayer>().rows()) shown[QString::fromStdString(viewer::layerKeyOf(*layer, path()))] = layer->uid;
    int order = 0;
    for (const QJsonValue& value : all.value(QStringLiteral("views")).toArray()) {
        const QJsonObject view = value.toObject();
        layers::Scene scene;
        scene.uid = textAt(view, "uid");
        scene.name = textAt(view, "name");
        if (scene.name.empty()) continue;
        scene.order = ++order;
        const auto east = numberAt(view, "east"), north = numberAt(view, "north"), range = numberAt(view, "rangeM");
        const auto at = east && north && transform ? transform->forward(glm::dvec2(*east, *north)) : std::nullopt;
        if (at && range && *range > 0.0) {
            scene.targetE = at->x;
            scene.targetN = at->y;
            scene.rangeM = range;
            scene.headingDeg = numberAt(view, "headingDeg");
            scene.pitchDeg = numberAt(view, "pitchDeg");
        }
        scene.exaggeration = numberAt(view, "exaggeration");
        scene.sunTime = {textAt(view, "sunTime")};
        scene.showsLegend = view.value(QStringLiteral("legend")).toBool();
        QStringList words, absent;
        for (const QJsonValue& key : view.value(QStringLiteral("hiddenLayers")).toArray()) {
            const auto layer = shown.find(key.toString());
            if (layer != shown.end()) words << QString::fromStdString(layer->second);
            else absent << key.toString();
        }
        scene.hiddenLayers = words.join(QLatin1Char(' ')).toStdString();
        const layers::Uid uid = editor.put(std::move(scene));
        if (!absent.isEmpty()) absent_[uid] = absent;
    }
}

void GroundViews::apply(const layers::Edit& edit) {
    if (!plan_ || layers::isEmpty(edit)) return;
    plan_ = std::make_shared<const layers::Plan>(layers::applied(*plan_, edit));
    keep();
    emit changed();
}

void GroundViews::setOfferedTo(const QString& plan) {
    if (offered_.contains(plan) || count() == 0) return;
    offered_ << plan;
    keep();
}

void GroundViews::keep() {
    const auto scenes = layers::scenesInOrder(*plan_);
    if (scenes.empty()) {
        QFile::remove(file_);
        return;
    }
    QJsonArray views;
    for (const auto& scene : scenes) {
        QJsonObject view{{QStringLiteral("uid"), QString::fromStdString(scene->uid)}, {QStringLiteral("name"), QString::fromStdString(scene->name)}, {QStringLiteral("legend"), scene->showsLegend}};
        put(view, "east", scene->targetE);
        put(view, "north", scene->targetN);
        put(view, "headingDeg", scene->headingDeg);
        put(view, "pitchDeg", scene->pitchDeg);
        put(view, "rangeM", scene->rangeM);
        put(view, "exaggeration", scene->exaggeration);
        if (!scene->sunTime.iso.empty()) view.insert(QStringLiteral("sunTime"), QString::fromStdString(scene->sunTime.iso));
        QJsonArray hidden;
        for (const QString& word : QString::fromStdString(scene->hiddenLayers).split(QLatin1Char(' '), Qt::SkipEmptyParts))
            if (const auto layer = plan_->find<layers::MapLayer>(word.toStdString())) hidden.append(QString::fromStdString(viewer::layerKeyOf(*layer, path())));
        if (const auto absent = absent_.find(scene->uid); absent != absent_.end())
            for (const QString& key : absent->second) hidden.append(key);
        if (!hidden.isEmpty()) view.insert(QStringLiteral("hiddenLayers"), hidden);
        views.append(view);
    }
    const QJsonObject all{{QStringLiteral("form"), kForm},
                          {QStringLiteral("crs"), QString::fromStdString(plan_->settings.crs)},
                          {QStringLiteral("views"), views},
                          {QStringLiteral("offeredTo"), QJsonArray::fromStringList(offered_)}};
    const QString folder = QFileInfo(file_).absolutePath();
    QDir().mkpath(folder);
    QSaveFile file(file_);
    const QByteArray bytes = QJsonDocument(all).toJson();
    const bool isKept = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (isKept) QFile::setPermissions(file_, QFile::ReadOwner | QFile::WriteOwner);  // of an exercise: nobody else's business
    else emit troubled(tr("The views of this ground cannot be kept in '%1': %2. They last until the program ends; make room there, or let this user write.").arg(folder, file.errorString()));
}

}  // namespace saban::app
