#include "viewer/app/crs_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "geo/crs/crs.h"
#include "geo/crs/vn2000.h"

namespace saban::app {

CrsDialog::CrsDialog(const std::optional<glm::dvec2>& lonLat, const std::optional<std::string>& current, QWidget* parent)
    : QDialog(parent) {
    setObjectName(QStringLiteral("coordinate_system"));
    setWindowTitle(tr("Coordinate reference system"));
    auto* explanation = new QLabel(
        tr("Of the table, and of files that do not say theirs. Choose a VN-2000 zone or type a code such as EPSG:32648."), this);
    explanation->setWordWrap(true);
    list_ = new QComboBox(this);
    list_->setEditable(true);
    list_->setInsertPolicy(QComboBox::NoInsert);
    list_->setMinimumContentsLength(34);
    list_->addItem(tr("From the data"), QString());
    const auto add = [this](const geo::Vn2000Zone& zone) {
        const QString code = QStringLiteral("EPSG:%1").arg(zone.epsg);
        if (list_->findData(code) < 0)
            list_->addItem(QStringLiteral("%1   %2").arg(QString::fromStdString(geo::vn2000ZoneName(zone)), code), code);
    };
    if (lonLat && geo::isInVietnam(*lonLat))
        for (const geo::Vn2000Zone& zone : geo::provincialZonesNear(lonLat->x)) add(zone);
    for (const geo::Vn2000Zone& zone : geo::vn2000Zones()) add(zone);
    if (current) {
        const int row = list_->findData(QString::fromStdString(*current));
        if (row >= 0)
            list_->setCurrentIndex(row);
        else
            list_->setEditText(QString::fromStdString(*current));
    }
    note_ = new QLabel(this);
    note_->setWordWrap(true);
    note_->setMinimumHeight(note_->fontMetrics().height() * 3);
    note_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    buttons_ = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons_->button(QDialogButtonBox::Ok)->setText(tr("Apply"));
    buttons_->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(explanation);
    layout->addWidget(list_);
    layout->addWidget(note_);
    layout->addWidget(buttons_);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(list_, &QComboBox::editTextChanged, this, &CrsDialog::check);
    check();
}

std::optional<std::string> CrsDialog::chosen() const {
    const QString text = list_->currentText().trimmed();
    const int row = list_->findText(text);
    const QString definition = row >= 0 ? list_->itemData(row).toString() : text;
    if (definition.isEmpty()) return std::nullopt;
    bool isNumber = false;
    definition.toInt(&isNumber);
    return (isNumber ? QStringLiteral("EPSG:") + definition : definition).toStdString();
}

void CrsDialog::check() {
    const auto definition = chosen();
    QString note;
    bool isGood = true;
    if (definition) {
        const auto crs = geo::Crs::parse(*definition);
        isGood = crs.has_value();
        note = QString::fromStdString(crs ? crs->name() : crs.error().message);
    } else {
        note = tr("The projected system of the lowest elevation layer; otherwise VN-2000 / UTM in Vietnam and WGS 84 / UTM elsewhere.");
    }
    note_->setText(note);
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(isGood);
}

}  // namespace saban::app
