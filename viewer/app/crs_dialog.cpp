#include "viewer/app/crs_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "viewer/app/crs_choice.h"
#include "viewer/app/live_texts.h"
#include "viewer/app/whole_codes.h"

namespace saban::app {

CrsDialog::CrsDialog(const std::optional<glm::dvec2>& lonLat, const std::optional<std::string>& current, QWidget* parent)
    : QDialog(parent) {
    setObjectName(QStringLiteral("coordinate_system"));
    auto* explanation = new QLabel(this);
    explanation->setWordWrap(true);
    choice_ = new CrsChoice({}, {}, this);
    choice_->setPlace(lonLat);
    choice_->setChosen(current);
    buttons_ = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    (new LiveTexts(this))->keep([this, explanation] {
        setWindowTitle(tr("Coordinate reference system"));
        explanation->setText(withCodesWhole(tr("Used for the table and for files without one of their own. Choose a VN-2000 zone or type a code such as EPSG:32648.")));
        choice_->setWords(tr("From the data"), tr("The projected system of the lowest elevation layer; otherwise VN-2000 / UTM in Vietnam and WGS 84 / UTM elsewhere."));
        buttons_->button(QDialogButtonBox::Ok)->setText(tr("Apply"));
        buttons_->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(explanation);
    layout->addWidget(choice_);
    layout->addWidget(buttons_);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(choice_, &CrsChoice::changed, this, &CrsDialog::check);
    check();
}

std::optional<std::string> CrsDialog::chosen() const { return choice_->chosen(); }

void CrsDialog::check() { buttons_->button(QDialogButtonBox::Ok)->setEnabled(choice_->isValid()); }

}  // namespace saban::app
