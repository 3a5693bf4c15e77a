#pragma once

#include <string>
#include <string_view>

#include "layers/model/fields.h"

namespace saban::layers {

/// What people call a feature of a kind, in their language: "structure", "công trình". `kind`: as `kindName` gives it.
std::string kindWord(std::string_view kind);

/// "structure 'Hầm họp'": how messages name a feature. Long names are cut.
std::string calledInMessages(std::string_view kind, const std::string& name);

/// By its uid when it has no name.
template <typename T>
std::string calledInMessages(const T& feature) {
    return calledInMessages(kindName<T>(), feature.name.empty() ? feature.uid : feature.name);
}

}  // namespace saban::layers
