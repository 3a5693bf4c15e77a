#include "viewer/app/declination_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "viewer/app/live_texts.h"
#include "viewer/app/measure_settings.h"
#include "viewer/app/measurement.h"

namespace saban::app {

DeclinationDialog::DeclinationDialog(MeasureSettings& settings, QWidget* parent) : QDialog(parent), settings_(settings), field_(new QLineEdit(this)), reason_(new QLabel(this)), texts_(new LiveTexts(this)) {
    texts_->keep([this] {
        setWindowTitle(tr("Magnetic declination"));
        reason_->setText(refused_.isEmpty() ? tr("From true north to magnetic north, as on the sheet or from the compass. East is positive: 1.5, −1.5, 1°30′ W, 25 mil. Empty: none is given.")
                                            : tr("'%1' is no declination: give degrees or mils, at most 60 degrees east or west, such as 1.5, −1.5, 1°30′ W or 25 mil.").arg(refused_));
    });
    if (settings.declinationDeg()) field_->setText(declinationText(*settings.declinationDeg()));
    field_->selectAll();
    reason_->setObjectName(QStringLiteral("faint"));
    reason_->setWordWrap(true);
    auto* form = new QFormLayout;
    texts_->row(*form, [] { return tr("&Declination:"); }, field_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(reason_);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &DeclinationDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &DeclinationDialog::reject);
    setMinimumWidth(fontMetrics().horizontalAdvance('0') * 60);
}

void DeclinationDialog::accept() {
    const QString text = field_->text().trimmed();
    const auto declination = parseDeclination(text, settings_.angleUnit() == "mils6400" ? 6400.0 : 6000.0);
    if (!text.isEmpty() && !declination) {
        refused_ = text;
        texts_->refresh();
        field_->setFocus();
        return;
    }
    settings_.setDeclinationDeg(declination);
    QDialog::accept();
}

}  // namespace saban::app
