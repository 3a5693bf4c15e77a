#include "viewer/app/crs_choice.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "geo/crs/crs.h"
#include "geo/crs/vn2000.h"
#include "viewer/app/ground_words.h"
#include "viewer/app/whole_codes.h"

namespace saban::app {

CrsChoice::CrsChoice(const QString& unchosen, const QString& why, QWidget* parent)
    : QWidget(parent), unchosen_(unchosen), why_(why), list_(new QComboBox(this)), note_(new QLabel(this)) {
    list_->setEditable(true);
    list_->setInsertPolicy(QComboBox::NoInsert);
    list_->setMinimumContentsLength(34);
    note_->setWordWrap(true);
    note_->setMinimumHeight(note_->fontMetrics().height() * 3);
    note_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(list_);
    layout->addWidget(note_);
    setFocusProxy(list_);
    fill(std::nullopt);
    connect(list_, &QComboBox::editTextChanged, this, [this] {
        check();
        emit changed();
    });
    check();
}

void CrsChoice::fill(const std::optional<glm::dvec2>& lonLat) {
    list_->clear();
    list_->addItem(unchosen_, QString());
    const auto add = [this](const geo::Vn2000Zone& zone) {
        const QString code = QStringLiteral("EPSG:%1").arg(zone.epsg);
        if (list_->findData(code) < 0)
            list_->addItem(QStringLiteral("%1   %2").arg(QString::fromStdString(geo::vn2000ZoneName(zone)), code), code);
    };
    if (lonLat && geo::isInVietnam(*lonLat))
        for (const geo::Vn2000Zone& zone : geo::provincialZonesNear(lonLat->x)) add(zone);
    for (const geo::Vn2000Zone& zone : geo::vn2000Zones()) add(zone);
}

void CrsChoice::setWords(const QString& unchosen, const QString& why) {
    const QSignalBlocker quiet(list_);
    const bool isUnchosen = list_->currentIndex() == 0 && list_->currentText() == unchosen_;
    unchosen_ = unchosen;
    why_ = why;
    list_->setItemText(0, unchosen_);
    if (isUnchosen) list_->setEditText(unchosen_);
    check();
}

void CrsChoice::setPlace(const std::optional<glm::dvec2>& lonLat) {
    const QSignalBlocker quiet(list_);
    const auto before = chosen();
    fill(lonLat);
    setChosen(before);
}

void CrsChoice::setChosen(const std::optional<std::string>& crs) {
    const QSignalBlocker quiet(list_);
    const int row = crs ? list_->findData(QString::fromStdString(*crs)) : 0;
    if (row >= 0)
        list_->setCurrentIndex(row);
    else
        list_->setEditText(QString::fromStdString(*crs));
    check();
}

void CrsChoice::setReason(const QString& why) {
    why_ = why;
    check();
}

std::optional<std::string> CrsChoice::chosen() const {
    const QString text = withoutJoiners(list_->currentText()).trimmed();
    const int row = list_->findText(text);
    const QString definition = row >= 0 ? list_->itemData(row).toString() : text;
    if (definition.isEmpty()) return std::nullopt;
    bool isNumber = false;
    definition.toInt(&isNumber);
    return (isNumber ? QStringLiteral("EPSG:") + definition : definition).toStdString();
}

void CrsChoice::check() {
    const auto definition = chosen();
    isValid_ = true;
    QString note = why_;
    note = withZonesNamed(note);
    if (definition) {
        const auto crs = geo::Crs::parse(*definition);
        isValid_ = crs.has_value();
        note = crs ? crsTitleOf(*crs) : QString::fromStdString(crs.error().message);
    }
    note_->setText(withCodesWhole(note));
}

}  // namespace saban::app
