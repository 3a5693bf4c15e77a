#include "viewer/app/ground_views.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QUuid>
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
constexpr int kLockWaitMs = 2000;
constexpr std::size_t kMostUndo = 100;
constexpr const char* kPlace[] = {"crs", "east", "north", "headingDeg", "pitchDeg", "rangeM"};

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
    else object.remove(QLatin1String(name));
}

QString uidOf(const QJsonObject& view) { return view.value(QLatin1String("uid")).toString(); }

bool hasPlace(const QJsonObject& view) { return numberAt(view, "east") && numberAt(view, "north") && numberAt(view, "rangeM").value_or(0.0) > 0.0; }

bool isSamePlace(const layers::Scene& a, const layers::Scene& b) {
    return a.targetE == b.targetE && a.targetN == b.targetN && a.headingDeg == b.headingDeg && a.pitchDeg == b.pitchDeg && a.rangeM == b.rangeM;
}

enum class FileState { Missing, Sound, Damaged, Unreadable, Newer };

struct ViewFile {
    FileState state = FileState::Missing;
    QList<QJsonObject> views{};
    QStringList offered{};
};

ViewFile readFile(const QString& path) {
    QFile file(path);
    if (!file.exists()) return {};
    if (!file.open(QIODevice::ReadOnly)) return {.state = FileState::Unreadable};
    const QByteArray bytes = file.read(kMostBytes + 1);
    if (file.error() != QFileDevice::NoError) return {.state = FileState::Unreadable};
    const QJsonObject all = bytes.size() > kMostBytes ? QJsonObject() : QJsonDocument::fromJson(bytes).object();
    const int form = all.value(QStringLiteral("form")).toInt();
    if (form > kForm) return {.state = FileState::Newer};
    if (form != kForm || !all.value(QStringLiteral("views")).isArray()) return {.state = FileState::Damaged};
    ViewFile read{.state = FileState::Sound};
    for (const QJsonValue& plan : all.value(QStringLiteral("offeredTo")).toArray()) read.offered << plan.toString();
    const QJsonValue crs = all.value(QStringLiteral("crs"));  // of views that do not say their own
    QStringList uids;
    for (const QJsonValue& value : all.value(QStringLiteral("views")).toArray()) {
        QJsonObject view = value.toObject();
        if (view.value(QStringLiteral("name")).toString().isEmpty()) continue;
        if (crs.isString() && !view.contains(QStringLiteral("crs"))) view.insert(QStringLiteral("crs"), crs);
        if (uidOf(view).isEmpty() || uids.contains(uidOf(view)))  // written by hand; the same each time it is read
            view.insert(QStringLiteral("uid"), QUuid::createUuidV5(QUuid(), QJsonDocument(view).toJson() + QByteArray::number(uids.size())).toString(QUuid::WithoutBraces));
        uids << uidOf(view);
        read.views << view;
    }
    return read;
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
    const QString file = ground ? fileOf(ground->spec.elevation) : QString();
    if (file != file_) undo_.clear();
    file_ = file;
    ground_ = ground;
    offered_.clear();
    views_.clear();
    layers_.clear();
    bare_.reset();
    plan_.reset();
    if (ground) {
        layers::PlanEditor editor{layers::Plan{}};
        layers::PlanSettings settings;
        settings.crs = layers::storedCrs(ground->crs);
        editor.setSettings(settings);
        editor.put(layers::mapLayersFrom(ground->spec, path()));
        bare_ = std::make_shared<const layers::Plan>(editor.plan());
        for (const auto& layer : bare_->all<layers::MapLayer>().rows()) layers_[QString::fromStdString(viewer::layerKeyOf(*layer, path()))] = layer->uid;
        const ViewFile read = readFile(file_);
        offered_ = read.offered;
        const auto unkept = unkept_.find(file_);
        views_ = unkept == unkept_.end() ? read.views : merged(read.views, unkept->second);
        if (read.state == FileState::Damaged) setAside();
        if (read.state == FileState::Unreadable) emit troubled(tr("The views that were saved of this ground cannot be read from '%1'. Move that file away, or let this user read it.").arg(file_));
        if (read.state == FileState::Newer) emit troubled(tr("The views that were saved of this ground are in '%1', which a newer Saban wrote: they can be read with that one only. The file stays as it is; views that you save now last until the program ends.").arg(file_));
        show();
    }
    emit changed();
}

/// It is not lost, and new views can be kept.
bool GroundViews::setAside() {
    QString aside = file_ + QStringLiteral(".unreadable");
    for (int number = 2; QFileInfo::exists(aside); ++number) aside = file_ + QStringLiteral(".unreadable-%1").arg(number);
    const bool isAside = QFile::rename(file_, aside);
    emit troubled(isAside ? tr("The views that were saved of this ground cannot be read: the file is damaged. It now lies at '%1'; new views can be saved.").arg(aside)
                          : tr("The views that were saved of this ground cannot be read from '%1'. Move that file away, or let this user read it.").arg(file_));
    return isAside;
}

/// Makes the plan of the views.
void GroundViews::show() {
    layers::PlanEditor editor(*bare_);
    const QString crs = QString::fromStdString(bare_->settings.crs);
    std::map<QString, std::optional<geo::Transform>> transforms;
    const auto shownAt = [&](const QJsonObject& view) -> std::optional<glm::dvec2> {
        if (!hasPlace(view)) return std::nullopt;
        const glm::dvec2 at(*numberAt(view, "east"), *numberAt(view, "north"));
        const QString from = view.value(QLatin1String("crs")).toString();
        if (from == crs) return at;
        auto found = transforms.find(from);
        if (found == transforms.end()) {
            found = transforms.emplace(from, std::nullopt).first;
            if (const auto parsed = geo::Crs::parse(from.toStdString()))
                if (auto made = geo::Transform::create(*parsed, ground_->crs)) found->second = *made;
        }
        return found->second ? found->second->forward(at) : std::nullopt;
    };
    int order = 0, withoutPlace = 0;
    for (const QJsonObject& view : views_) {
        layers::Scene scene;
        scene.uid = textAt(view, "uid");
        scene.name = textAt(view, "name");
        scene.order = ++order;
        const auto at = shownAt(view);
        if (at) {
            scene.targetE = at->x;
            scene.targetN = at->y;
            scene.rangeM = numberAt(view, "rangeM");
            scene.headingDeg = numberAt(view, "headingDeg");
            scene.pitchDeg = numberAt(view, "pitchDeg");
        } else if (hasPlace(view)) {
            ++withoutPlace;
        }
        scene.exaggeration = numberAt(view, "exaggeration");
        scene.sunTime = {textAt(view, "sunTime")};
        scene.showsLegend = view.value(QStringLiteral("legend")).toBool();
        QStringList words;
        for (const QJsonValue& key : view.value(QStringLiteral("hiddenLayers")).toArray())
            if (const auto layer = layers_.find(key.toString()); layer != layers_.end()) words << QString::fromStdString(layer->second);
        scene.hiddenLayers = words.join(QLatin1Char(' ')).toStdString();
        editor.put(std::move(scene));
    }
    plan_ = std::make_shared<const layers::Plan>(editor.plan());
    const QString told = file_ + QLatin1Char('\n') + crs;
    if (withoutPlace > 0 && told != placesTold_) {
        placesTold_ = told;
        emit troubled(tr("Views of this ground whose place cannot be found in its present coordinate reference system: %1. They show the whole table here, and are kept as they were: they are right again in the system in which they were saved.").arg(withoutPlace));
    }
}

/// `view` with what the scene says otherwise than before; null: all that it says.
QJsonObject GroundViews::kept(const layers::Scene& scene, const layers::Scene* before, QJsonObject view) const {
    view.insert(QStringLiteral("uid"), QString::fromStdString(scene.uid));
    if (!before || scene.name != before->name) view.insert(QStringLiteral("name"), QString::fromStdString(scene.name));
    if (!before || scene.showsLegend != before->showsLegend) view.insert(QStringLiteral("legend"), scene.showsLegend);
    if (!before || !isSamePlace(scene, *before)) {
        view.insert(QStringLiteral("crs"), QString::fromStdString(bare_->settings.crs));
        put(view, "east", scene.targetE);
        put(view, "north", scene.targetN);
        put(view, "headingDeg", scene.headingDeg);
        put(view, "pitchDeg", scene.pitchDeg);
        put(view, "rangeM", scene.rangeM);
    }
    if (!before || scene.exaggeration != before->exaggeration) put(view, "exaggeration", scene.exaggeration);
    if (!before || scene.sunTime != before->sunTime) {
        if (scene.sunTime.iso.empty()) view.remove(QStringLiteral("sunTime"));
        else view.insert(QStringLiteral("sunTime"), QString::fromStdString(scene.sunTime.iso));
    }
    if (!before || scene.hiddenLayers != before->hiddenLayers) {
        QJsonArray hidden;
        for (const QString& word : QString::fromStdString(scene.hiddenLayers).split(QLatin1Char(' '), Qt::SkipEmptyParts))
            if (const auto layer = bare_->find<layers::MapLayer>(word.toStdString())) hidden.append(QString::fromStdString(viewer::layerKeyOf(*layer, path())));
        for (const QJsonValue& key : view.value(QStringLiteral("hiddenLayers")).toArray())
            if (!layers_.contains(key.toString())) hidden.append(key);
        if (hidden.isEmpty()) view.remove(QStringLiteral("hiddenLayers"));
        else view.insert(QStringLiteral("hiddenLayers"), hidden);
    }
    return view;
}

const QJsonObject* GroundViews::viewOf(const QString& uid) const {
    const auto found = std::ranges::find_if(views_, [&](const QJsonObject& view) { return uidOf(view) == uid; });
    return found == views_.end() ? nullptr : &*found;
}

QStringList GroundViews::order() const {
    QStringList uids;
    for (const QJsonObject& view : views_) uids << uidOf(view);
    return uids;
}

void GroundViews::apply(const layers::Edit& edit) {
    if (!plan_) return;
    Changes changes;
    bool isOrderChanged = false;
    for (const auto& change : edit.of<layers::Scene>()) {
        const QString uid = QString::fromStdString((change.after ? change.after : change.before)->uid);
        isOrderChanged = isOrderChanged || (change.after && (!change.before || change.after->order != change.before->order));
        if (!change.after) {
            changes.views[uid] = std::nullopt;
            continue;
        }
        const QJsonObject* view = change.before ? viewOf(uid) : nullptr;
        const QJsonObject kept = this->kept(*change.after, view ? change.before.get() : nullptr, view ? *view : QJsonObject());
        if (!view || kept != *view) changes.views[uid] = kept;
    }
    if (isOrderChanged)
        for (const auto& scene : layers::scenesInOrder(layers::applied(*plan_, edit))) changes.order << QString::fromStdString(scene->uid);
    change(changes);
}

void GroundViews::retake(const layers::Scene& scene) {
    if (plan_) change({.views = {{QString::fromStdString(scene.uid), kept(scene, nullptr, {})}}});
}

void GroundViews::completeCopy(const layers::Uid& view, const layers::Uid& copy) {
    const QJsonObject* from = viewOf(QString::fromStdString(view));
    const QJsonObject* to = viewOf(QString::fromStdString(copy));
    if (!from || !to) return;
    QJsonObject complete = *to;
    if (!hasPlace(*to))
        for (const char* name : kPlace)
            if (from->contains(QLatin1String(name))) complete.insert(QLatin1String(name), from->value(QLatin1String(name)));
    if (from->contains(QLatin1String("hiddenLayers"))) complete.insert(QStringLiteral("hiddenLayers"), from->value(QLatin1String("hiddenLayers")));
    if (complete == *to) return;
    keep({.views = {{QString::fromStdString(copy), complete}}});  // goes with the copy when that is taken back
    emit changed();
}

void GroundViews::undo() {
    if (undo_.empty() || !plan_) return;
    const Changes last = std::move(undo_.back());
    undo_.pop_back();
    keep(last);
    emit changed();
}

void GroundViews::change(const Changes& changes) {
    if (changes.views.empty() && changes.order.isEmpty()) return;
    Changes back{.order = order()};
    for (const auto& [uid, after] : changes.views) {
        const QJsonObject* before = viewOf(uid);
        back.views[uid] = before ? std::optional(*before) : std::nullopt;
    }
    undo_.push_back(std::move(back));
    if (undo_.size() > kMostUndo) undo_.erase(undo_.begin());
    keep(changes);
    emit changed();
}

void GroundViews::setOfferedTo(const QString& plan) {
    if (offered_.contains(plan) || count() == 0) return;
    offered_ << plan;
    keep({});
}

/// What the order does not know comes last.
QList<QJsonObject> GroundViews::merged(const QList<QJsonObject>& views, const Changes& changes) {
    QList<QJsonObject> all;
    QStringList there;
    for (const QJsonObject& view : views) {
        there << uidOf(view);
        const auto change = changes.views.find(uidOf(view));
        if (change == changes.views.end()) all << view;
        else if (change->second) all << *change->second;
    }
    for (const auto& [uid, view] : changes.views)
        if (view && !there.contains(uid)) all << *view;
    if (!changes.order.isEmpty()) {
        const auto place = [&](const QJsonObject& view) {
            const auto at = changes.order.indexOf(uidOf(view));
            return at < 0 ? changes.order.size() : at;
        };
        std::ranges::stable_sort(all, {}, place);
    }
    return all;
}

/// Brings the changes, and those that could not be written before, together with what the file holds now.
void GroundViews::keep(const Changes& changes) {
    Changes& all = unkept_[file_];
    for (const auto& [uid, view] : changes.views) all.views[uid] = view;
    if (!changes.order.isEmpty()) all.order = changes.order;
    views_ = merged(views_, changes);

    const QString folder = QFileInfo(file_).absolutePath();
    QDir().mkpath(folder);
    QLockFile lock(file_ + QStringLiteral(".lock"));
    QString failure;
    if (!lock.tryLock(kLockWaitMs) && lock.error() == QLockFile::LockFailedError) failure = tr("another window is writing them");
    const ViewFile read = readFile(file_);
    if (read.state == FileState::Unreadable) failure = tr("the file that is there cannot be read");
    if (read.state == FileState::Newer) failure = tr("the file that is there was written by a newer Saban");
    if (read.state == FileState::Damaged && !setAside()) failure = tr("the file that is there is damaged");
    if (failure.isEmpty()) {
        if (read.state != FileState::Damaged) views_ = merged(read.views, all);
        for (const QString& plan : read.offered)
            if (!offered_.contains(plan)) offered_ << plan;
        if (views_.isEmpty()) {
            QFile file(file_);
            if (file.exists() && !file.remove()) failure = file.errorString();
        } else {
            QJsonArray views;
            for (const QJsonObject& view : views_) views.append(view);
            const QJsonObject object{{QStringLiteral("form"), kForm}, {QStringLiteral("views"), views}, {QStringLiteral("offeredTo"), QJsonArray::fromStringList(offered_)}};
            const QByteArray bytes = QJsonDocument(object).toJson();
            QSaveFile file(file_);
            const bool isKept = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
            if (isKept) QFile::setPermissions(file_, QFile::ReadOwner | QFile::WriteOwner);  // of an exercise: nobody else's business
            else failure = file.errorString();
        }
    }
    if (failure.isEmpty()) unkept_.erase(file_);
    show();
    if (!failure.isEmpty()) emit troubled(tr("The views of this ground cannot be kept in '%1': %2. They last until the program ends; make room there, or let this user write.").arg(folder, failure));
}

}  // namespace saban::app
