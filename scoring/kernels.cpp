#include "scoring/kernels.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <limits>

#include "scoring/numeric.h"

#define OPMAAT_INLINE inline __attribute__((always_inline))

namespace opmaat::scoring {
namespace {

// GCC's and Clang's vectors of W numbers: one register each, arithmetic number by number. The size
// must be written out: where it depends on a template, GCC 12 leaves it out without a word.
template <std::size_t W>
struct Register;
template <>
struct Register<2> {
    using Numbers = double __attribute__((vector_size(16)));
    using Bits = std::uint64_t __attribute__((vector_size(16)));
};
template <>
struct Register<4> {
    using Numbers = double __attribute__((vector_size(32)));
    using Bits = std::uint64_t __attribute__((vector_size(32)));
};
template <>
struct Register<8> {
    using Numbers = double __attribute__((vector_size(64)));
    using Bits = std::uint64_t __attribute__((vector_size(64)));
};

template <std::size_t W>
using Numbers = typename Register<W>::Numbers;

/// One block in as many registers as it takes.
template <std::size_t W>
struct Block {
    static constexpr std::size_t kParts = kLanes / W;
    std::array<Numbers<W>, kParts> part{};
    static_assert(sizeof part == kLanes * sizeof(double));

    OPMAAT_INLINE void load(const double* from)
    {
        for (std::size_t p = 0; p < kParts; ++p)
            std::memcpy(&part[p], from + p * W, sizeof part[p]);
    }
    OPMAAT_INLINE void store(double* to) const
    {
        for (std::size_t p = 0; p < kParts; ++p) std::memcpy(to + p * W, &part[p], sizeof part[p]);
    }
    OPMAAT_INLINE void add(const Block& other)
    {
        for (std::size_t p = 0; p < kParts; ++p) part[p] += other.part[p];
    }
    OPMAAT_INLINE void addProduct(const Block& a, const Block& b)
    {
        for (std::size_t p = 0; p < kParts; ++p) part[p] += a.part[p] * b.part[p];
    }
    OPMAAT_INLINE void addProduct(const Block& a, double b)
    {
        for (std::size_t p = 0; p < kParts; ++p) part[p] += a.part[p] * b;
    }
    OPMAAT_INLINE void multiply(const Block& other)
    {
        for (std::size_t p = 0; p < kParts; ++p) part[p] *= other.part[p];
    }
    OPMAAT_INLINE void subtract(double value)
    {
        for (std::size_t p = 0; p < kParts; ++p) part[p] -= value;
    }
    OPMAAT_INLINE std::array<double, kLanes> lanes() const
    {
        std::array<double, kLanes> each;
        store(each.data());
        return each;
    }
    /// Even lanes plus `sign` times the odd ones.
    OPMAAT_INLINE double sum(double sign = 1.0) const
    {
        const std::array<double, kLanes> b = lanes();
        return ((b[0] + b[4]) + (b[2] + b[6])) + sign * ((b[1] + b[5]) + (b[3] + b[7]));
    }
};

// 1/13!, 1/12!, ... 1/3!, 1/2!: the terms of exponential() in numeric.h.
constexpr std::array<double, 12> kTaylor{1.0 / 6227020800.0, 1.0 / 479001600.0, 1.0 / 39916800.0,
                                         1.0 / 3628800.0,    1.0 / 362880.0,    1.0 / 40320.0,
                                         1.0 / 5040.0,       1.0 / 720.0,       1.0 / 120.0,
                                         1.0 / 24.0,         1.0 / 6.0,         0.5};

/// exponential(logs[j] - shift) step by step, for several registers at once, since each step waits
/// for the one before.
template <std::size_t W, std::size_t kParts>
OPMAAT_INLINE void exponentialsOf(const double* logs, double shift, double* values)
{
    using Vector = Numbers<W>;
    std::array<Vector, kParts> x;
    std::array<Vector, kParts> r;
    std::array<Vector, kParts> p;
    std::array<typename Register<W>::Bits, kParts> power;
    for (std::size_t i = 0; i < kParts; ++i) {
        std::memcpy(&x[i], logs + i * W, sizeof x[i]);
        x[i] -= shift;
        const Vector within =
            x[i] < -708.0 ? Vector{} - 708.0 : (x[i] > 709.0 ? Vector{} + 709.0 : x[i]);
        const Vector shifted = within * 1.4426950408889634 + 6755399441055744.0;
        const Vector n = shifted - 6755399441055744.0;
        r[i] = (within - n * 6.93147180369123816490e-01) - n * 1.90821492927058770002e-10;
        std::memcpy(&power[i], &shifted, sizeof power[i]);
        p[i] = Vector{} + kTaylor[0];
    }
    for (std::size_t term = 1; term < kTaylor.size(); ++term)
        for (std::size_t i = 0; i < kParts; ++i) p[i] = p[i] * r[i] + kTaylor[term];
    for (std::size_t i = 0; i < kParts; ++i) {
        const Vector value = (p[i] * r[i]) * r[i] + r[i] + 1.0;
        power[i] = (power[i] + 1023U) << 52U;
        Vector scale;
        std::memcpy(&scale, &power[i], sizeof scale);
        const Vector result = x[i] < -708.0 ? Vector{} : value * scale;
        std::memcpy(values + i * W, &result, sizeof result);
    }
}

/// The loops, for registers of W numbers.
template <std::size_t W>
struct Loops {
    static OPMAAT_INLINE void addRow(double* sum, const double* row, std::size_t count)
    {
        for (std::size_t j = 0; j < count; j += kLanes) {
            Block<W> a;
            Block<W> b;
            a.load(sum + j);
            b.load(row + j);
            a.add(b);
            a.store(sum + j);
        }
    }

    template <std::size_t kBlocks>
    static OPMAAT_INLINE void sumColumns(const double* const* rows, std::size_t count,
                                         std::size_t column, double* sum)
    {
        std::array<Block<W>, kBlocks> total{};
        for (std::size_t r = 0; r < count; ++r) {
            for (std::size_t b = 0; b < kBlocks; ++b) {
                Block<W> here;
                here.load(rows[r] + column + b * kLanes);
                total[b].add(here);
            }
        }
        for (std::size_t b = 0; b < kBlocks; ++b) total[b].store(sum + column + b * kLanes);
    }

    static OPMAAT_INLINE void sumRows(const double* const* rows, std::size_t count,
                                      std::size_t columns, double* sum)
    {
        constexpr std::size_t kBlocks = W / 2;  // fills most of the registers there are
        std::size_t c = 0;
        for (; c + kBlocks * kLanes <= columns; c += kBlocks * kLanes)
            sumColumns<kBlocks>(rows, count, c, sum);
        for (; c < columns; c += kLanes) sumColumns<1>(rows, count, c, sum);
    }

    static OPMAAT_INLINE void multiplyRow(double* product, const double* row, std::size_t count)
    {
        for (std::size_t j = 0; j < count; j += kLanes) {
            Block<W> a;
            Block<W> b;
            a.load(product + j);
            b.load(row + j);
            a.multiply(b);
            a.store(product + j);
        }
    }

    static OPMAAT_INLINE void addScaledRow(double* sum, double factor, const double* row,
                                           std::size_t count)
    {
        for (std::size_t j = 0; j < count; j += kLanes) {
            Block<W> a;
            Block<W> b;
            a.load(sum + j);
            b.load(row + j);
            a.addProduct(b, factor);
            a.store(sum + j);
        }
    }

    static OPMAAT_INLINE double largestOf(const double* values, std::size_t count)
    {
        Block<W> largest;
        largest.load(values);
        for (std::size_t j = kLanes; j < count; j += kLanes) {
            Block<W> here;
            here.load(values + j);
            for (std::size_t p = 0; p < Block<W>::kParts; ++p) {
                largest.part[p] = here.part[p] > largest.part[p] ? here.part[p] : largest.part[p];
            }
        }
        double most = -std::numeric_limits<double>::max();
        for (const double here : largest.lanes()) most = here > most ? here : most;
        return most;
    }

    static OPMAAT_INLINE void exponentials(const double* logs, double shift, double* values,
                                           std::size_t count)
    {
        constexpr std::size_t kAtOnce = W == 8 ? 4 : kLanes / W;
        std::size_t j = 0;
        for (; j + kAtOnce * W <= count; j += kAtOnce * W)
            exponentialsOf<W, kAtOnce>(logs + j, shift, values + j);
        for (; j < count; j += kLanes) exponentialsOf<W, kLanes / W>(logs + j, shift, values + j);
    }

    static OPMAAT_INLINE double dot(const double* a, const double* b, std::size_t count)
    {
        Block<W> sum;
        for (std::size_t j = 0; j < count; j += kLanes) {
            Block<W> x;
            Block<W> y;
            x.load(a + j);
            y.load(b + j);
            sum.addProduct(x, y);
        }
        return sum.sum();
    }

    /// `kBlocks` blocks of columns at once, to hide how long a sum takes.
    template <std::size_t kBlocks>
    static OPMAAT_INLINE void multiplyColumns(const double* matrix, std::size_t rows,
                                              std::size_t columns, const double* vector,
                                              double* result)
    {
        std::array<Block<W>, kBlocks> sum{};
        for (std::size_t r = 0; r < rows; ++r) {
            const double here = vector[r];
            for (std::size_t b = 0; b < kBlocks; ++b) {
                Block<W> entry;
                entry.load(matrix + r * columns + b * kLanes);
                sum[b].addProduct(entry, here);
            }
        }
        for (std::size_t b = 0; b < kBlocks; ++b) sum[b].store(result + b * kLanes);
    }

    static OPMAAT_INLINE void multiply(const double* matrix, std::size_t rows, std::size_t columns,
                                       const double* vector, double* result)
    {
        constexpr std::size_t kBlocks = W / 2;  // fills most of the registers there are
        std::size_t c = 0;
        for (; c + kBlocks * kLanes <= columns; c += kBlocks * kLanes)
            multiplyColumns<kBlocks>(matrix + c, rows, columns, vector, result + c);
        for (; c < columns; c += kLanes)
            multiplyColumns<1>(matrix + c, rows, columns, vector, result + c);
    }

    static OPMAAT_INLINE Moments momentsOf(const double* weights, const double* theta,
                                           std::size_t count)
    {
        Block<W> total;
        Block<W> first;
        for (std::size_t j = 0; j < count; j += kLanes) {
            Block<W> w;
            Block<W> x;
            w.load(weights + j);
            x.load(theta + j);
            total.add(w);
            first.addProduct(w, x);
        }
        Moments m;
        m.total = total.sum();
        m.mean = first.sum() / m.total;
        Block<W> distance;
        Block<W> square;
        for (std::size_t j = 0; j < count; j += kLanes) {
            Block<W> w;
            Block<W> x;
            w.load(weights + j);
            x.load(theta + j);
            x.subtract(m.mean);
            w.multiply(x);
            distance.add(w);
            square.addProduct(w, x);
        }
        m.variance = square.sum() / m.total;
        m.swing = total.sum(-1.0) / m.total;
        m.swingSlope = distance.sum(-1.0) / m.total;
        return m;
    }
};

// One set of functions for registers of W numbers, compiled for the processors that have them.
#define OPMAAT_KERNELS(NAME, W, TARGET)                                                      \
    struct NAME {                                                                            \
        TARGET static void addRow(double* s, const double* r, std::size_t n)                 \
        {                                                                                    \
            Loops<W>::addRow(s, r, n);                                                       \
        }                                                                                    \
        TARGET static void sumRows(const double* const* r, std::size_t k, std::size_t n,     \
                                   double* s)                                                \
        {                                                                                    \
            Loops<W>::sumRows(r, k, n, s);                                                   \
        }                                                                                    \
        TARGET static void multiplyRow(double* p, const double* r, std::size_t n)            \
        {                                                                                    \
            Loops<W>::multiplyRow(p, r, n);                                                  \
        }                                                                                    \
        TARGET static void addScaledRow(double* s, double f, const double* r, std::size_t n) \
        {                                                                                    \
            Loops<W>::addScaledRow(s, f, r, n);                                              \
        }                                                                                    \
        TARGET static double largestOf(const double* v, std::size_t n)                       \
        {                                                                                    \
            return Loops<W>::largestOf(v, n);                                                \
        }                                                                                    \
        TARGET static void exponentials(const double* l, double s, double* v, std::size_t n) \
        {                                                                                    \
            Loops<W>::exponentials(l, s, v, n);                                              \
        }                                                                                    \
        TARGET static double dot(const double* a, const double* b, std::size_t n)            \
        {                                                                                    \
            return Loops<W>::dot(a, b, n);                                                   \
        }                                                                                    \
        TARGET static void multiply(const double* m, std::size_t r, std::size_t c,           \
                                    const double* v, double* to)                             \
        {                                                                                    \
            Loops<W>::multiply(m, r, c, v, to);                                              \
        }                                                                                    \
        TARGET static Moments momentsOf(const double* w, const double* t, std::size_t n)     \
        {                                                                                    \
            return Loops<W>::momentsOf(w, t, n);                                             \
        }                                                                                    \
        static Kernels all()                                                                 \
        {                                                                                    \
            return {addRow,       sumRows, multiplyRow, addScaledRow, largestOf,             \
                    exponentials, dot,     multiply,    momentsOf};                          \
        }                                                                                    \
    };

OPMAAT_KERNELS(Narrow, 2, )
#if defined(__x86_64__)
OPMAAT_KERNELS(Middle, 4, __attribute__((target("avx2"))))
OPMAAT_KERNELS(Wide, 8, __attribute__((target("avx512f"))))
#endif

std::vector<Kernels> supported()
{
    std::vector<Kernels> found{Narrow::all()};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") != 0) found.push_back(Middle::all());
    if (__builtin_cpu_supports("avx512f") != 0) found.push_back(Wide::all());
#endif
    return found;
}

}  // namespace

const std::vector<Kernels>& everyKernels()
{
    static const std::vector<Kernels> every = supported();
    return every;
}

const Kernels& kernels()
{
    static const Kernels& quickest = everyKernels().back();
    return quickest;
}

}  // namespace opmaat::scoring
