#include "viewer/app/scene_pictures.h"

#include <QFile>
#include <QOpenGLContext>
#include <QOpenGLFramebufferObject>
#include <QSaveFile>
#include <algorithm>
#include <system_error>

#include "geo/core/cache_files.h"
#include "geo/core/fingerprint.h"
#include "layers/briefing/timeline.h"
#include "viewer/app/ground_words.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

constexpr int kStepMs = 40;
constexpr std::uint64_t kMostBytes = 64u << 20;

std::filesystem::path fileOf(const std::filesystem::path& folder, const std::string& identity) {
    return folder / (geo::Fingerprint().add("scene picture 1").add(identity).digest().text() + ".png");
}

/// Pictures that nobody looked at for the longest time go.
void trim(const std::filesystem::path& folder) {
    std::vector<geo::CacheEntry> entries;
    std::error_code error;
    for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        std::error_code ignored;
        if (it->is_regular_file(ignored)) entries.push_back({.path = it->path(), .bytes = it->file_size(ignored), .used = it->last_write_time(ignored)});
    }
    geo::trimLongestUnused(std::move(entries), kMostBytes, [](const geo::CacheEntry& entry) {
        std::error_code ignored;
        return std::filesystem::remove(entry.path, ignored);
    });
}

}  // namespace

ScenePictures::ScenePictures(TableWidget& table, QObject* parent) : QObject(parent), table_(table) {
    if (const auto cache = geo::cacheFolder()) folder_ = *cache / "views";
    timer_.setInterval(kStepMs);
    connect(&timer_, &QTimer::timeout, this, &ScenePictures::step);
}

ScenePictures::~ScenePictures() { clear(); }

void ScenePictures::clear() {
    queue_.clear();
    timer_.stop();
    end();
}

QImage ScenePictures::picture(const Wanted& wanted) {
    const auto queued = std::ranges::find(queue_, wanted.uid, &Wanted::uid);
    const bool isQueued = queued != queue_.end();
    const bool isAnother = isQueued && queued->identity != wanted.identity;
    const auto leave = [&] {  // it may have been begun as it was
        if (queued == queue_.begin()) end();
    };
    if (folder_)
        if (QImage kept(QString::fromStdString(fileOf(*folder_, wanted.identity).string())); !kept.isNull()) {
            if (isAnother) {
                leave();
                queue_.erase(queued);
            }
            return kept;
        }
    if (!isQueued) {
        queue_.push_back(wanted);
    } else if (isAnother || queued->plan != wanted.plan) {
        leave();
        *queued = wanted;
    }
    timer_.start();
    return {};
}

void ScenePictures::remake(const Wanted& wanted) {
    std::error_code ignored;
    if (folder_) std::filesystem::remove(fileOf(*folder_, wanted.identity), ignored);
    if (!queue_.empty() && queue_.front().uid == wanted.uid) end();
    std::erase_if(queue_, [&](const Wanted& other) { return other.uid == wanted.uid; });
    (void)picture(wanted);
}

/// The table itself comes first.
void ScenePictures::step() {
    if (queue_.empty()) {
        timer_.stop();
        end();
        return;
    }
    if (!table_.isValid() || !table_.ground() || !table_.failure().empty() || !table_.isSettled()) return;
    if (!view_) begin();
    if (!view_->prepare()) return;
    const QImage picture = draw();
    const Wanted done = queue_.front();
    queue_.erase(queue_.begin());
    end();
    if (picture.isNull()) return;
    if (folder_) {
        std::error_code ignored;
        std::filesystem::create_directories(*folder_, ignored);
        QSaveFile file(QString::fromStdString(fileOf(*folder_, done.identity).string()));
        if (file.open(QIODevice::WriteOnly) && picture.save(&file, "PNG") && file.commit())
            QFile::setPermissions(file.fileName(), QFile::ReadOwner | QFile::WriteOwner);  // of an exercise: nobody else's business
        trim(*folder_);
    }
    emit made(QString::fromStdString(done.uid), picture, QString::fromStdString(done.identity));
}

void ScenePictures::begin() {
    const SavedView& wanted = queue_.front().view;
    view_ = std::make_unique<viewer::TableView>(viewer::Completeness::Final);
    view_->resize({kWidthPx, kHeightPx});
    viewer::Look look = table_.look();
    look.exaggeration = wanted.exaggeration;
    look.frame = look.legend = false;
    const auto place = placeOf(table_.ground());
    const auto sun = wanted.sunTime && place ? viewer::sunAt(place->x, place->y, std::chrono::sys_seconds{std::chrono::seconds{wanted.sunTime->toSecsSinceEpoch()}}) : std::nullopt;
    look.sun = sun.value_or(viewer::Sun{});
    const auto& plan = queue_.front().plan;
    table_.dress(*view_, look, plan, wanted.shown);
    if (const auto moment = layers::secondsOf(wanted.exerciseTime); moment && plan) {
        const layers::Timeline timeline(plan);
        view_->setMotion({.units = timeline.unitsAt(*moment), .built = timeline.builtAt(*moment)});
    }
    view_->setGround(groundWithout(table_.ground(), wanted.hiddenLayers));
    view_->camera().setView(wanted.camera);
}

void ScenePictures::end() {
    if (!view_) return;
    if (table_.context()) {
        table_.makeCurrent();
        view_->releaseGl();
        table_.doneCurrent();
    }
    view_.reset();
}

QImage ScenePictures::draw() {
    constexpr int kSamples = 4;
    table_.makeCurrent();
    QImage picture;
    {
        QOpenGLFramebufferObject target(kWidthPx, kHeightPx);
        if (target.isValid() && view_->draw(target.handle(), {.samples = kSamples})) picture = target.toImage().convertToFormat(QImage::Format_RGB32);
    }
    table_.doneCurrent();
    return picture;
}

}  // namespace saban::app
