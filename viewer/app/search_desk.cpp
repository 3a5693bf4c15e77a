#include "viewer/app/search_desk.h"

#include <QFileInfo>
#include <QLocale>
#include <QMenuBar>
#include <algorithm>
#include <cmath>
#include <glm/common.hpp>

#include "geo/crs/coordinate_text.h"
#include "layers/edit/feature_edits.h"
#include "layers/model/kind_words.h"
#include "layers/search/feature_place.h"
#include "viewer/app/plan_control.h"
#include "viewer/app/plan_desk.h"
#include "viewer/app/status_line.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

constexpr int kBusyMs = 250;
constexpr double kNearM = 800.0;        // as far from a feature or coordinates
constexpr double kNearPlaceM = 2500.0;  // and from a village
constexpr double kRangeForSize = 2.0;

/// A first letter as at the beginning of a line.
QString capital(QString word) {
    if (!word.isEmpty()) word[0] = word[0].toUpper();
    return word;
}

/// Has two numbers, as every way of writing a place has, or is a square of MGRS.
bool looksLikeCoordinates(const QString& text) {
    int digits = 0, letters = 0;
    for (const QChar c : text) {
        digits += c.isDigit() ? 1 : 0;
        letters += c.isLetter() ? 1 : 0;
    }
    if (digits >= 4 && digits > letters) return true;
    const auto tokens = geo::coordinateTokens(geo::plainCoordinateText(text.toStdString()));
    return tokens && std::count_if(tokens->begin(), tokens->end(), [](const auto& token) { return token.kind == geo::CoordinateToken::Kind::Number; }) >= 2;
}

}  // namespace

SearchDesk::SearchDesk(QMainWindow& window, TableWidget& table, PlanDesk& desk, PlanControl& control, StatusLine& statusLine, QObject* parent)
    : QObject(parent), window_(window), table_(table), desk_(desk), control_(control), statusLine_(statusLine), field_(new SearchField(&window)),
      search_(new TableSearch(this)), mark_(new PlaceMark(table, this)), find_(new QAction(this)) {
    window.menuBar()->setCornerWidget(field_, Qt::TopRightCorner);
    find_->setShortcut(QKeySequence::Find);
    window.addAction(find_);  // its key works while the menu bar is hidden
    busyTimer_.setSingleShot(true);
    busyTimer_.setInterval(kBusyMs);
    connect(&busyTimer_, &QTimer::timeout, this, [this] {
        if (search_->isSearching()) field_->setRows({}, tr("Searching…"));
    });
    connect(find_, &QAction::triggered, this, [this] {
        if (!window_.menuBar()->isVisible()) {
            window_.menuBar()->show();
            hasShownBar_ = true;
        }
        field_->focusField();
    });
    connect(field_, &SearchField::typed, this, &SearchDesk::look);
    connect(field_, &SearchField::chosen, this, &SearchDesk::choose);
    connect(field_, &SearchField::left, this, &SearchDesk::leave);
    connect(field_, &SearchField::focusChanged, this, [this](bool hasFocus) {
        if (hasFocus) {
            takeSources();
            search_->prepare();
            if (!field_->text().isEmpty()) look(field_->text());  // the plan may be another
        } else if (hasShownBar_) {
            hasShownBar_ = false;
            if (window_.isFullScreen()) window_.menuBar()->hide();
        }
    });
    connect(search_, &TableSearch::answered, this, &SearchDesk::show);
    retranslateUi();
}

void SearchDesk::retranslateUi() { find_->setText(tr("&Find…")); }

/// The plan and the ground of this moment.
void SearchDesk::takeSources() {
    const auto& ground = table_.ground();
    if (ground != ground_) {
        ground_ = ground;
        frame_ = ground ? PlaceFrame::of(ground->crs.wkt(), ground->bounds) : PlaceFrame{};
    }
    search_->setSources(desk_.session().plan(), control_.catalogue(), ground);
}

void SearchDesk::look(const QString& text) {
    mustChoose_ = false;
    hits_.clear();
    coordinates_.reset();
    refusal_.clear();
    if (text.trimmed().isEmpty()) {
        search_->cancel();
        busyTimer_.stop();
        field_->setRows({}, {});
        field_->hideList();
        return;
    }
    takeSources();
    readCoordinates(text);
    busyTimer_.start();
    search_->search(text);
}

void SearchDesk::readCoordinates(const QString& text) {
    if (!frame_.crs || !looksLikeCoordinates(text)) return;
    if (const auto place = readPlace(text, frame_)) coordinates_ = *place;
    else refusal_ = QString::fromStdString(place.error().message);
}

void SearchDesk::show(const SearchAnswer& answer) {
    busyTimer_.stop();
    hits_ = answer.hits;
    std::vector<SearchRow> rows;
    if (coordinates_) rows.push_back(rowOfCoordinates());
    for (const SearchHit& hit : hits_) rows.push_back(rowOf(hit));
    field_->setRows(rows, noteFor(answer));
    if (mustChoose_ && !rows.empty()) choose(0);
}

QString SearchDesk::noteFor(const SearchAnswer& answer) const {
    if (answer.hasMore) return tr("Only the first %1 are listed. Type more letters.").arg(QLocale().toString(hits_.size()));
    if (coordinates_ || !hits_.empty()) return {};
    if (!ground_) return tr("There is no table yet: open elevation or a plan first.");
    QString note = desk_.session().plan() ? tr("Nothing in the plan or on the map is called “%1”.") : tr("Nothing on the map is called “%1”.");
    note = note.arg(answer.query.trimmed());
    if (!refusal_.isEmpty()) note += QLatin1Char('\n') + tr("Read as coordinates: %1").arg(refusal_);
    return note;
}

QString SearchDesk::written(glm::dvec2 place) const {
    if (!frame_.crs) return {};
    const auto text = writtenPlace(place, frame_, statusLine_.style());
    return text ? QString::fromStdString(*text) : QString();
}

/// How far beside the table; empty for what is on it.
QString SearchDesk::beside(glm::dvec2 place) const {
    if (!ground_ || ground_->bounds.contains(place)) return {};
    const geo::Bounds& table = ground_->bounds;
    const glm::dvec2 nearest{std::clamp(place.x, table.minE, table.maxE), std::clamp(place.y, table.minN, table.maxN)};
    return tr("outside the table, %1 km from its edge").arg(QLocale().toString(std::hypot(place.x - nearest.x, place.y - nearest.y) / 1000.0, 'f', 1));
}

SearchRow SearchDesk::rowOfCoordinates() const {
    SearchRow row{.title = written(*coordinates_), .kind = tr("Coordinates"), .where = beside(*coordinates_)};
    if (row.where.isEmpty()) {
        const auto style = statusLine_.style() == geo::CoordinateStyle::LonLatDecimal ? geo::CoordinateStyle::Mgrs : geo::CoordinateStyle::LonLatDecimal;
        row.where = QString::fromStdString(writtenPlace(*coordinates_, frame_, style).value_or(std::string{}));
    }
    return row;
}

SearchRow SearchDesk::rowOf(const SearchHit& hit) const {
    SearchRow row{.title = QString::fromStdString(hit.name)};
    QStringList where;
    std::optional<glm::dvec2> at;
    if (hit.feature.kind.empty()) {
        row.kind = tr("Name on the map");
        if (ground_ && ground_->vectors) where << QFileInfo(QString::fromStdString(ground_->vectors->layers()[hit.layer].path)).fileName();
        at = hit.at;
    } else {
        row.kind = capital(QString::fromStdString(layers::kindWord(hit.feature.kind)));
        if (row.title.isEmpty()) row.title = row.kind;
        const PlanPtr& plan = desk_.session().plan();
        const auto feature = plan ? layers::findFeature(*plan, hit.feature) : nullptr;
        if (hit.feature.kind == layers::kindName<layers::Phase>()) where << tr("Enter shows this phase");
        if (feature && hit.rank == layers::MatchRank::Elsewhere && !feature->name.empty() && !feature->note.empty())
            where << QString::fromStdString(feature->note).section('\n', 0, 0).simplified().left(60);
        if (const auto place = plan ? layers::placeOf(*plan, hit.feature, control_.view().phase) : std::nullopt) at = place->at;
    }
    if (at) {
        if (const QString text = written(glm::round(*at)); !text.isEmpty()) where << text;  // to a metre: it is read, not used
        if (const QString away = beside(*at); !away.isEmpty()) where << away;
    }
    row.where = where.join(QStringLiteral(" · "));
    return row;
}

void SearchDesk::choose(int row) {
    if (search_->isSearching()) {
        mustChoose_ = true;
        return;
    }
    if (row < 0 && (coordinates_ || !hits_.empty())) row = 0;
    mustChoose_ = false;
    if (row < 0) {
        // Enter in a field whose list was closed asks again.
        if (!field_->text().trimmed().isEmpty() && !field_->isListShown()) look(field_->text());
        return;
    }
    if (coordinates_ && row == 0) {
        SearchHit hit{.name = written(*coordinates_).toStdString(), .at = *coordinates_};
        chooseHit(hit);
        return;
    }
    const std::size_t index = static_cast<std::size_t>(row) - (coordinates_ ? 1 : 0);
    if (index < hits_.size()) chooseHit(SearchHit(hits_[index]));
}

void SearchDesk::chooseHit(const SearchHit& hit) {
    if (!hit.feature.kind.empty()) {
        chooseFeature(hit);
        return;
    }
    if (const QString away = beside(hit.at); !away.isEmpty()) {
        field_->setRows(field_->rows(), tr("“%1” lies %2. Add elevation there to see it.").arg(QString::fromStdString(hit.name), away));
        return;
    }
    const bool isName = !coordinates_ || hit.at != *coordinates_;
    flyTo(hit.at, isName ? kNearPlaceM : kNearM, QString::fromStdString(hit.name));
}

void SearchDesk::chooseFeature(const SearchHit& hit) {
    const PlanPtr& plan = desk_.session().plan();
    if (!plan || !holds(*plan, hit.feature)) {
        look(field_->text());  // it is gone since
        return;
    }
    if (hit.feature.kind == layers::kindName<layers::Phase>()) showPhase(hit.feature.uid);
    const auto place = layers::placeOf(*plan, hit.feature, control_.view().phase);
    if (place && !place->phase.empty()) showPhase(place->phase);
    desk_.session().select({hit.feature});
    if (!place) {
        field_->hideList();
        table_.setFocus();
        return;
    }
    if (const QString away = beside(place->at); !away.isEmpty()) {
        field_->setRows(field_->rows(), tr("“%1” is selected. It lies %2.").arg(QString::fromStdString(hit.name), away));
        return;
    }
    const double sizeM = std::max(place->bounds.width(), place->bounds.height());
    flyTo(place->at, place->rangeM.value_or(std::max(kNearM, kRangeForSize * sizeM)), QString::fromStdString(hit.name));
}

void SearchDesk::flyTo(glm::dvec2 place, double rangeM, const QString& name) {
    field_->hideList();
    table_.flyToPlace(place, rangeM);
    mark_->show(place, name);
    table_.setFocus();
}

void SearchDesk::showPhase(const layers::Uid& phase) {
    for (QAction* action : control_.phaseActions())
        if (action->data().toString().toStdString() == phase) action->trigger();
}

void SearchDesk::leave() {
    search_->cancel();
    busyTimer_.stop();
    hits_.clear();
    coordinates_.reset();
    mark_->clear();
    table_.setFocus();
}

}  // namespace saban::app
