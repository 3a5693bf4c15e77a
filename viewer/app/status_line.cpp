#include "viewer/app/status_line.h"

#include <QActionGroup>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <algorithm>
#include <array>
#include <cmath>

#include "geo/crs/vn2000.h"
#include "viewer/app/count_text.h"
#include "viewer/app/ground_words.h"

namespace saban::app {

namespace {

using geo::CoordinateStyle;

constexpr int kMarginPx = 14;  // above and below the text together

constexpr std::array kStyles{CoordinateStyle::NorthingEasting, CoordinateStyle::EastingNorthing, CoordinateStyle::LonLatDecimal,
                             CoordinateStyle::LonLatDms, CoordinateStyle::Utm, CoordinateStyle::Mgrs};

QString nameOf(CoordinateStyle style) {
    switch (style) {
        case CoordinateStyle::NorthingEasting: return StatusLine::tr("VN-2000 X (north), Y (east)");
        case CoordinateStyle::EastingNorthing: return StatusLine::tr("Easting, northing of the table");
        case CoordinateStyle::LonLatDecimal: return StatusLine::tr("Latitude, longitude in degrees");
        case CoordinateStyle::LonLatDms: return StatusLine::tr("Latitude, longitude in degrees, minutes, seconds");
        case CoordinateStyle::Utm: return StatusLine::tr("UTM on WGS 84");
        case CoordinateStyle::Mgrs: return StatusLine::tr("MGRS on WGS 84");
    }
    return {};
}

bool isGeographic(CoordinateStyle style) {
    return style == CoordinateStyle::LonLatDecimal || style == CoordinateStyle::LonLatDms;
}

QString written(const geo::Result<std::string>& text) {
    return text ? QString::fromStdString(*text) : StatusLine::tr("outside this system");
}

/// Wide enough for its longest text, so that nothing on the line jumps while the cursor moves.
QLabel* addField(QStatusBar& bar, const QString& widest, const char* name) {
    auto* label = new QLabel(&bar);
    label->setObjectName(QString::fromLatin1(name));
    label->setMinimumWidth(label->fontMetrics().horizontalAdvance(widest));
    label->setContentsMargins(8, 3, 8, 3);
    bar.addWidget(label);
    return label;
}

}  // namespace

StatusLine::StatusLine(QWidget* parent) : QStatusBar(parent) {
    setSizeGripEnabled(false);
    setFixedHeight(fontMetrics().height() + kMarginPx);  // a text from another font must not change the table's size
    coordinate_ = addField(*this, QStringLiteral("X 2325641.2  Y 587123.4"), "statusValue");
    geographic_ = addField(*this, QStringLiteral("21.028511° N  105.804817° E"), "statusValue");
    height_ = addField(*this, QStringLiteral("H 1,234.56 m"), "statusValue");
    task_ = new QLabel(this);
    task_->setObjectName(QStringLiteral("statusFaint"));
    progress_ = new QProgressBar(this);
    progress_->setTextVisible(false);
    progress_->setFixedWidth(120);
    crs_ = new QLabel(this);
    crs_->setObjectName(QStringLiteral("statusFaint"));
    crs_->setContentsMargins(8, 0, 8, 0);
    for (QLabel* label : {task_, crs_}) label->setMinimumWidth(1);  // a long text must not widen the window
    addPermanentWidget(task_);
    addPermanentWidget(progress_);
    addPermanentWidget(crs_);
    retranslateUi();
}

void StatusLine::setGround(const std::shared_ptr<const layers::Ground>& ground) {
    ground_ = ground;
    vietnamGrid_.reset();
    toVietnamGrid_.reset();
    point_.reset();
    if (ground_) {
        if (ground_->crs.isVn2000()) {
            vietnamGrid_ = ground_->crs;
        } else if (const auto geographic = geo::Crs::fromEpsg(4326)) {
            const auto toLonLat = geo::Transform::create(ground_->crs, *geographic);
            const auto center = toLonLat ? toLonLat->forward(ground_->bounds.center()) : std::nullopt;
            if (center && geo::isInVietnam(*center)) {
                const auto grid = geo::Crs::fromEpsg(geo::proposedCrs(*center));
                if (grid && grid->isVn2000()) {
                    if (auto transform = geo::Transform::create(ground_->crs, *grid)) {
                        vietnamGrid_ = *grid;
                        toVietnamGrid_ = *transform;
                    }
                }
            }
        }
    }
    showPoint();
}

void StatusLine::setPoint(const std::optional<viewer::PickedPoint>& point) {
    point_ = point;
    showPoint();
}

void StatusLine::setProgress(const viewer::ViewStatus& status, bool isOpening, const LoadStep& step) {
    status_ = status;
    isOpening_ = isOpening;
    step_ = step;
    showProgress();
}

void StatusLine::setStyle(geo::CoordinateStyle style) {
    if (style == style_) return;
    style_ = style;
    showPoint();
    emit styleChanged(style);
}

QString StatusLine::coordinateText() const { return coordinate_->text(); }
QString StatusLine::geographicText() const { return geographic_->text(); }
QString StatusLine::heightText() const { return height_->text(); }
QString StatusLine::crsText() const { return crs_->text(); }
QString StatusLine::progressText() const { return task_->text(); }

void StatusLine::showPoint() {
    crs_->setText(ground_ ? crsTitleOf(ground_->crs) : QString());
    crs_->setToolTip(ground_ ? tr("%1\n%2").arg(QString::fromStdString(ground_->crs.authorityCode()),
                                                withZonesNamed(QString::fromStdString(ground_->crsReason)))
                             : QString());
    if (!ground_ || !point_) {
        coordinate_->clear();
        geographic_->clear();
        height_->clear();
        return;
    }
    const glm::dvec2 place{point_->ground.x, point_->ground.y};

    // The first field is the chosen style, the second one says the same in degrees (or on the grid, when degrees come first).
    const auto onGrid = [&]() -> QString {
        if (!vietnamGrid_) return written(geo::formatCoordinate(place, ground_->crs, CoordinateStyle::EastingNorthing));
        const auto moved = toVietnamGrid_ ? toVietnamGrid_->forward(place) : std::optional(place);
        if (!moved) return tr("outside this system");
        return written(geo::formatCoordinate(*moved, *vietnamGrid_, CoordinateStyle::NorthingEasting));
    };
    const QString chosen = style_ == CoordinateStyle::NorthingEasting
                               ? onGrid()
                               : written(geo::formatCoordinate(place, ground_->crs, style_));
    coordinate_->setText(chosen);
    coordinate_->setToolTip(style_ == CoordinateStyle::NorthingEasting && vietnamGrid_ ? crsTitleOf(*vietnamGrid_)
                                                                                      : nameOf(style_));
    geographic_->setText(isGeographic(style_) ? onGrid()
                                              : written(geo::formatCoordinate(place, ground_->crs, CoordinateStyle::LonLatDecimal)));
    const QString height = QLocale().toString(point_->ground.z, 'f', 2);
    height_->setText(point_->isFilled ? tr("H %1 m (filled)").arg(height) : tr("H %1 m").arg(height));
}

void StatusLine::showProgress() {
    const std::string& task = isOpening_ ? step_.name : status_.task;
    const double fraction = isOpening_ ? step_.fraction : status_.taskFraction;
    const int percent = static_cast<int>(std::lround(std::clamp(fraction, 0.0, 1.0) * 100.0));
    QString text;
    if (!task.empty())
        text = tr("%1: %2 %").arg(QString::fromStdString(task)).arg(percent);
    else if (isOpening_)
        text = tr("Reading the files…");
    else if (status_.tilesPending > 0)
        text = tr("Loading detail. Tiles: %1").arg(countText(status_.tilesPending));
    task_->setText(text);
    progress_->setVisible(!text.isEmpty());
    const bool isMeasured = !task.empty();
    progress_->setRange(0, isMeasured ? 100 : 0);
    if (isMeasured) progress_->setValue(percent);
}

void StatusLine::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QStatusBar::changeEvent(event);
}

void StatusLine::retranslateUi() {
    setToolTip(tr("Right-click to choose how coordinates are written"));
    showPoint();
    showProgress();
}

void StatusLine::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    auto* group = new QActionGroup(&menu);
    for (const CoordinateStyle style : kStyles) {
        QAction* action = menu.addAction(nameOf(style));
        action->setCheckable(true);
        action->setChecked(style == style_);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, style] { setStyle(style); });
    }
    menu.addSeparator();
    QAction* copy = menu.addAction(tr("Copy the coordinates"));
    const QString text = QStringList{coordinateText(), geographicText(), heightText()}.join(QStringLiteral("; "));
    copy->setEnabled(!coordinateText().isEmpty());
    connect(copy, &QAction::triggered, this, [text] { QGuiApplication::clipboard()->setText(text); });
    menu.exec(event->globalPos());
}

}  // namespace saban::app
