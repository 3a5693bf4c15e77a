#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geo/core/fingerprint.h"
#include "viewer/terrain/tile_content.h"

namespace saban::viewer {

/// Version of the form below. Raise it with any change of the form, or of what a tile holds.
inline constexpr std::uint32_t kTileFormat = 3;

/// A ready tile as the bytes of a file: a head (mark, version, identity, size, checksum), then `TileContent` and `TileRelief`,
/// little endian, compressed (Zstandard, level 1). Empty when the tile holds a number that is none.
std::vector<std::byte> encodeTile(const geo::Digest& identity, const ReadyTile& tile);

/// Nothing when the bytes are not exactly a tile of that identity: damaged, truncated, of another version, or made to
/// harm. Every count and index is checked before it is used.
std::optional<ReadyTile> decodeTile(const geo::Digest& identity, std::span<const std::byte> file);

/// No file of a tile is larger, nor anything in it when unpacked.
inline constexpr std::size_t kGreatestTileBytes = 64u << 20;

}  // namespace saban::viewer
