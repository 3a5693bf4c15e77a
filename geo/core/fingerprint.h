#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace saban::geo {

/// 128 bits that stand for everything that was put into a `Fingerprint`: two of them are equal when all of that is.
struct Digest {
    std::uint64_t high = 0, low = 0;
    bool operator==(const Digest&) const = default;
    /// 32 hexadecimal digits.
    std::string text() const;
};

/// Names what something was made from. What is added keeps its bounds: "ab", "c" is not "a", "bc".
/// Source: Collet, XXH3 (xxHash 0.8). No defence against people who look for two inputs with one digest.
class Fingerprint {
   public:
    Fingerprint();
    ~Fingerprint();

    Fingerprint& add(std::string_view text);
    Fingerprint& add(const char* text) { return add(std::string_view(text)); }
    Fingerprint& add(std::span<const std::byte> bytes);
    Fingerprint& add(std::int64_t number);
    Fingerprint& add(double number);  ///< bit by bit
    Fingerprint& add(const Digest& digest);
    Digest digest() const;

   private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// XXH3, 64 bits: tells a damaged block of bytes from a sound one.
std::uint64_t checksumOf(std::span<const std::byte> bytes);

}  // namespace saban::geo
