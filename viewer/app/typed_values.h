#pragma once

#include <QDate>
#include <QString>

#include "layers/model/fields.h"
#include "layers/model/value.h"

namespace saban::app {

/// A value as a field of a form shows it: numbers with the sign of the language for fractions and without marks between thousands,
/// which could be read as such; days as 14/05/2026, moments as 14/05/2026 07:30.
QString shownText(const layers::Value& value, layers::FieldType type);

/// What a person typed, as a value for `layers::setByRules`, which decides whether it makes sense. Days may lack the year ("14/5", of
/// `today`'s) or its century ("14/5/26"); times may be "7h30" and stand before the day.
layers::Value typedValue(const QString& text, layers::FieldType type, QDate today = QDate::currentDate());

}  // namespace saban::app
