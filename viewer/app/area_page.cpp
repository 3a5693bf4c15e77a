#include "viewer/app/area_page.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include "geo/crs/coordinate_reader.h"
#include "viewer/app/crs_choice.h"
#include "viewer/app/exchange_words.h"
#include "viewer/app/live_texts.h"
#include "viewer/app/new_plan_ground.h"

namespace saban::app {

namespace {

constexpr int kTypingMs = 300;
constexpr double kLeastSideM = 50.0;

QString sizeText(const geo::Bounds& bounds) {
    const auto km = [](double metres) { return QLocale().toString(metres / 1000.0, 'f', metres < 10000.0 ? 2 : 1); };
    return AreaPage::tr("%1 km from west to east, %2 km from south to north").arg(km(bounds.width()), km(bounds.height()));
}

QString cornerTitle(int corner) { return corner == 0 ? AreaPage::tr("&First corner") : AreaPage::tr("Second &corner"); }

/// As it can be typed again.
QString cornerText(glm::dvec2 corner) {
    return QStringLiteral("X %1  Y %2").arg(QString::number(corner.y, 'f', 0), QString::number(corner.x, 'f', 0));
}

}  // namespace

AreaPage::AreaPage(NewPlanGround& ground, QWidget* parent)
    : QWizardPage(parent), ground_(ground), crs_(new CrsChoice({}, {})), whole_(new QRadioButton), part_(new QRadioButton), size_(new QLabel), trouble_(new QLabel),
      progress_(new QProgressBar), stop_(new QPushButton) {
    makeFields();
    connectFields();
}

void AreaPage::makeFields() {
    auto* texts = new LiveTexts(this);
    auto* gridBox = new QGroupBox;
    auto* gridRows = new QVBoxLayout(gridBox);
    gridRows->addWidget(crs_);
    auto* areaBox = new QGroupBox;
    auto* form = new QFormLayout(areaBox);
    auto* choice = new QButtonGroup(this);
    choice->addButton(whole_);
    choice->addButton(part_);
    whole_->setChecked(true);
    form->addRow(whole_);
    form->addRow(part_);
    addCorners(*form, *texts);
    size_->setObjectName(QStringLiteral("areaSize"));
    texts->row(*form, [] { return tr("Size"); }, size_);
    trouble_->setWordWrap(true);
    trouble_->setTextFormat(Qt::PlainText);
    trouble_->setProperty("refusal", true);
    progress_->setTextVisible(false);
    progress_->setRange(0, 0);
    auto* reading = new QHBoxLayout;
    reading->addWidget(progress_, 1);
    reading->addWidget(stop_);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(gridBox);
    layout->addWidget(areaBox);
    layout->addLayout(reading);
    layout->addWidget(trouble_);
    layout->addStretch();
    stop_->setAutoDefault(false);
    texts->keep([this, gridBox, areaBox] {
        setTitle(tr("Grid and area"));
        setSubTitle(tr("The grid is what coordinates of the plan are written in. The area is what the table shows."));
        gridBox->setTitle(tr("Grid"));
        areaBox->setTitle(tr("Area"));
        crs_->list().setAccessibleName(tr("Grid"));
        crs_->setWords(tr("From the data"), {});
        whole_->setText(tr("&Whole ground"));
        part_->setText(tr("&Part of it, between two corners"));
        for (int i = 0; i < 2; ++i) {
            corners_[i]->setPlaceholderText(tr("X and Y, E and N, latitude and longitude, UTM or MGRS"));
            corners_[i]->setAccessibleName(cornerTitle(i).remove('&'));
        }
        progress_->setAccessibleName(tr("Reading the files"));
        stop_->setText(tr("&Stop reading"));
        if (!isStarted_) return;  // the rest is told when it is come to
        if (ground_.whole()) readCorners();  // says in this language what is wrong with them
        showState();
    });
}

/// Each with the reason below it why it is refused.
void AreaPage::addCorners(QFormLayout& form, LiveTexts& texts) {
    for (int i = 0; i < 2; ++i) {
        corners_[i] = new QLineEdit;
        corners_[i]->setEnabled(false);
        reasons_[i] = new QLabel;
        reasons_[i]->setWordWrap(true);
        reasons_[i]->setTextFormat(Qt::PlainText);
        reasons_[i]->setProperty("refusal", true);
        reasons_[i]->hide();
        QLabel* label = texts.row(form, [i] { return cornerTitle(i); }, corners_[i]);
        label->setEnabled(false);
        connect(part_, &QRadioButton::toggled, label, &QWidget::setEnabled);
        form.addRow(QString(), reasons_[i]);
    }
}

void AreaPage::connectFields() {
    for (QLineEdit* corner : corners_) connect(corner, &QLineEdit::textEdited, this, [this] { cornerTimer_.start(); });
    for (QTimer* timer : {&crsTimer_, &cornerTimer_}) {
        timer->setSingleShot(true);
        timer->setInterval(kTypingMs);
    }
    connect(crs_, &CrsChoice::changed, this, [this] {
        crsTimer_.start();
        emit completeChanged();
    });
    connect(&crsTimer_, &QTimer::timeout, this, [this] {
        if (crs_->isValid()) ground_.setCrs(crs_->chosen());
    });
    connect(&cornerTimer_, &QTimer::timeout, this, &AreaPage::readCorners);
    connect(part_, &QRadioButton::toggled, this, [this](bool isPart) {
        for (QLineEdit* corner : corners_) corner->setEnabled(isPart);
        if (isPart && ground_.whole() && corners_[0]->text().isEmpty() && corners_[1]->text().isEmpty()) {
            const geo::Bounds& all = ground_.whole()->bounds;
            corners_[0]->setText(cornerText({all.minE, all.minN}));
            corners_[1]->setText(cornerText({all.maxE, all.maxN}));
        }
        if (isPart) corners_[0]->setFocus();
        readCorners();
    });
    connect(stop_, &QPushButton::clicked, this, [this] { ground_.isReading() ? ground_.stopReading() : ground_.readAgain(); });
    connect(&ground_, &NewPlanGround::changed, this, [this] {
        if (!isStarted_) return;
        if (isVisible() && ground_.whole() && part_->isChecked() && !ground_.isReading()) readCorners();
        showState();
        emit completeChanged();
    });
}

void AreaPage::initializePage() {
    isStarted_ = true;
    crs_->setPlace(ground_.place());
    crs_->setChosen(ground_.crs());
    readCorners();
    showState();
}

std::optional<geo::Bounds> AreaPage::typedArea() {
    areCornersGood_ = true;
    for (QLabel* reason : reasons_) reason->hide();
    if (whole_->isChecked() || !ground_.whole()) return std::nullopt;
    const layers::Ground& whole = *ground_.whole();
    const auto refuse = [this](int corner, const QString& why) {
        areCornersGood_ = false;
        reasons_[corner]->setText(why);
        reasons_[corner]->show();
    };
    geo::Bounds area;
    for (int i = 0; i < 2; ++i) {
        const auto read = geo::parseAnyCoordinate(corners_[i]->text().trimmed().toStdString(), whole.crs, whole.bounds);
        if (read)
            area.include(read->point);
        else
            refuse(i, QString::fromStdString(read.error().message));
    }
    if (!areCornersGood_) return std::nullopt;
    if (area.width() < kLeastSideM || area.height() < kLeastSideM)
        refuse(1, tr("The corners lie less than %1 m apart from west to east or from south to north. Give two corners that lie across from each other.").arg(kLeastSideM));
    else if (area.intersection(whole.bounds).isEmpty())
        refuse(1, tr("The area lies beside the ground, which reaches from %1 to %2.").arg(cornerText({whole.bounds.minE, whole.bounds.minN}), cornerText({whole.bounds.maxE, whole.bounds.maxN})));
    return areCornersGood_ ? std::optional(area) : std::nullopt;
}

void AreaPage::readCorners() {
    cornerTimer_.stop();
    const auto area = typedArea();
    if (areCornersGood_) ground_.setArea(area);
    size_->setText(area ? sizeText(*area) : ground_.whole() && areCornersGood_ ? sizeText(ground_.whole()->bounds) : QString());
    emit completeChanged();
}

void AreaPage::showState() {
    const bool isReading = ground_.isReading();
    progress_->setVisible(isReading);
    stop_->setVisible(isReading || ground_.isStopped());
    stop_->setText(isReading ? tr("&Stop reading") : tr("&Read again"));
    trouble_->setText(ground_.failures().empty() || isReading ? QString() : withoutOptions(ground_.failures().front().message));
    if (!ground_.whole()) return;
    const QString proposal = QString::fromStdString(ground_.whole()->crs.label() + (ground_.whole()->crsReason.empty() ? "" : "\n" + ground_.whole()->crsReason));
    if (!ground_.crs()) crs_->setReason(proposal);
    if (!part_->isChecked()) size_->setText(sizeText(ground_.whole()->bounds));
}

bool AreaPage::isComplete() const {
    return ground_.ground() && ground_.failures().empty() && !ground_.isReading() && areCornersGood_ && crs_->isValid() && !crsTimer_.isActive() && !cornerTimer_.isActive();
}

QString AreaPage::reason(int corner) const { return reasons_[corner]->isHidden() ? QString() : reasons_[corner]->text(); }
QString AreaPage::size() const { return size_->text(); }

}  // namespace saban::app
