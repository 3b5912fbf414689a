import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  describeAnything,
  describeError,
  errorWords
} from "./chunks/chunk-DMPFN73V.js";
import {
  debug,
  endGroup,
  error,
  getInput,
  info,
  isDebug,
  notice,
  setOutput,
  startGroup,
  summary,
  warning
} from "./chunks/chunk-BYYZI2YT.js";
import "./chunks/chunk-TRLRU2LP.js";
import {
  pace,
  phaseWords,
  progressText
} from "./chunks/chunk-ZALRHA3Z.js";
import {
  createScratch,
  createSystem
} from "./chunks/chunk-XJ4DZ7TA.js";
import "./chunks/chunk-FSZB5RRS.js";
import {
  pageOf,
  record as record2,
  renderListing,
  renderTerminal
} from "./chunks/chunk-C4UL5YY3.js";
import "./chunks/chunk-2M75Q4IW.js";
import {
  asleepWords,
  blockedWords,
  brokenWords,
  captureDirectory,
  configOf,
  cutOffWords,
  findingWords,
  flagsOf,
  gate,
  goroutinesWords,
  historyAnewWords,
  labelOf,
  listedBullets,
  machineHash,
  median,
  nameWords,
  noCommands,
  outcomes,
  pathIn,
  phrases,
  placeGoroutines,
  placePath,
  placeReasons,
  placeShares,
  policyOf,
  prepareOutput,
  readCaptures,
  readEvidence,
  refuseRoot,
  renderComment,
  renderSummary,
  reportOn,
  rowWords,
  ruleIds,
  scopeAt,
  scopeOf,
  subjectOf,
  writePage,
  writeReports
} from "./chunks/chunk-CRR4IZL7.js";
import {
  FactReader,
  firstLine
} from "./chunks/chunk-Z6K5QDTG.js";
import {
  functionAt,
  parseDiff,
  parseHunks
} from "./chunks/chunk-ECW73SQ2.js";
import {
  isCaptureFile,
  journalFile
} from "./chunks/chunk-ZWVBWVTW.js";
import "./chunks/chunk-VHKGHQTC.js";
import "./chunks/chunk-U344SZG3.js";
import "./chunks/chunk-XHDQZJR5.js";
import "./chunks/chunk-A7UNCZR3.js";
import {
  offProcessorRows,
  placeName,
  placesOf,
  reproduceCommands,
  shortFunction
} from "./chunks/chunk-RFN4PQKP.js";
import {
  endureLoss
} from "./chunks/chunk-R3ETL2X2.js";
import {
  fileError
} from "./chunks/chunk-KWY2UQWX.js";
import "./chunks/chunk-NAZCLG46.js";
import {
  onCrash,
  onInterrupt
} from "./chunks/chunk-JWDSQTBT.js";
import {
  readBench,
  readBudget,
  readChoice,
  readDuration,
  readInteger,
  readPattern,
  readSwitch,
  readTags,
  readText,
  typedOptions
} from "./chunks/chunk-WHAFOWJB.js";
import "./chunks/chunk-77N2HDPT.js";
import {
  captureSchemaVersion,
  keyOf
} from "./chunks/chunk-XWUAZQJG.js";
import {
  _catch,
  _gte,
  _maxLength,
  _nonnegative,
  _null,
  _regex,
  array,
  boolean,
  int,
  nullable,
  nullish,
  number,
  object,
  optional,
  pipe,
  record,
  string,
  transform,
  union
} from "./chunks/chunk-ANBOHQEB.js";
import "./chunks/chunk-D6O2RLXN.js";
import "./chunks/chunk-T2AAXIZC.js";
import "./chunks/chunk-QGD5JD54.js";
import {
  usageError
} from "./chunks/chunk-VIWSCYF4.js";
import "./chunks/chunk-E2BDCX2W.js";
import {
  capitalised,
  codeBlock,
  counted,
  grouped,
  isWhole,
  join,
  linkTo,
  listed,
  logLine,
  markdownOf,
  named,
  nothing,
  own,
  say,
  textOf
} from "./chunks/chunk-YPWJVA27.js";
import "./chunks/chunk-HQ6MZ4GU.js";
import {
  by,
  byText
} from "./chunks/chunk-DXTMV53A.js";
import "./chunks/chunk-3YOJUNEZ.js";
import "./chunks/chunk-C52GY2SN.js";
import {
  GateError,
  exitCodeOf,
  exitCodes
} from "./chunks/chunk-U2SBGQ2O.js";
import {
  __commonJS,
  __require,
  __toESM
} from "./chunks/chunk-FA6EQWUK.js";

// node_modules/pend/index.js
var require_pend = __commonJS({
  "node_modules/pend/index.js"(exports, module) {
    module.exports = Pend;
    function Pend() {
      this.pending = 0;
      this.max = Infinity;
      this.listeners = [];
      this.waiting = [];
      this.error = null;
    }
    Pend.prototype.go = function(fn) {
      if (this.pending < this.max) {
        pendGo(this, fn);
      } else {
        this.waiting.push(fn);
      }
    };
    Pend.prototype.wait = function(cb) {
      if (this.pending === 0) {
        cb(this.error);
      } else {
        this.listeners.push(cb);
      }
    };
    Pend.prototype.hold = function() {
      return pendHold(this);
    };
    function pendHold(self) {
      self.pending += 1;
      var called = false;
      return onCb;
      function onCb(err) {
        if (called) throw new Error("callback called twice");
        called = true;
        self.error = self.error || err;
        self.pending -= 1;
        if (self.waiting.length > 0 && self.pending < self.max) {
          pendGo(self, self.waiting.shift());
        } else if (self.pending === 0) {
          var listeners = self.listeners;
          self.listeners = [];
          listeners.forEach(cbListener);
        }
      }
      function cbListener(listener) {
        listener(self.error);
      }
    }
    function pendGo(self, fn) {
      fn(pendHold(self));
    }
  }
});

// node_modules/yauzl/fd-slicer.js
var require_fd_slicer = __commonJS({
  "node_modules/yauzl/fd-slicer.js"(exports) {
    var fs = __require("fs");
    var util = __require("util");
    var stream = __require("stream");
    var Readable = stream.Readable;
    var PassThrough = stream.PassThrough;
    var Pend = require_pend();
    var EventEmitter = __require("events").EventEmitter;
    exports.BufferSlicer = BufferSlicer;
    exports.FdSlicer = FdSlicer;
    util.inherits(FdSlicer, EventEmitter);
    function FdSlicer(fd) {
      EventEmitter.call(this);
      this.fd = fd;
      this.pend = new Pend();
      this.pend.max = 1;
      this.refCount = 0;
    }
    FdSlicer.prototype.read = function(buffer, offset, length, position, callback) {
      var self = this;
      self.pend.go(function(cb) {
        fs.read(self.fd, buffer, offset, length, position, function(err, bytesRead, buffer2) {
          cb();
          callback(err, bytesRead, buffer2);
        });
      });
    };
    FdSlicer.prototype.createReadStream = function(options2) {
      return new ReadStream(this, options2);
    };
    FdSlicer.prototype.ref = function() {
      this.refCount += 1;
    };
    FdSlicer.prototype.unref = function() {
      var self = this;
      self.refCount -= 1;
      if (self.refCount < 0) throw new Error("invalid unref");
      if (self.refCount > 0) return;
      fs.close(self.fd, onCloseDone);
      function onCloseDone(err) {
        if (err) {
          self.emit("error", err);
        } else {
          self.emit("close");
        }
      }
    };
    util.inherits(ReadStream, Readable);
    function ReadStream(context, options2) {
      options2 = options2 || {};
      Readable.call(this, options2);
      this.context = context;
      this.context.ref();
      this.start = options2.start || 0;
      this.endOffset = options2.end;
      this.pos = this.start;
    }
    ReadStream.prototype._read = function(n) {
      var self = this;
      var toRead = Math.min(self._readableState.highWaterMark, n);
      if (self.endOffset != null) {
        toRead = Math.min(toRead, self.endOffset - self.pos);
      }
      if (toRead <= 0) {
        self.push(null);
        this._cleanup();
        return;
      }
      self.context.pend.go(function(cb) {
        var buffer = Buffer.allocUnsafe(toRead);
        fs.read(self.context.fd, buffer, 0, toRead, self.pos, function(err, bytesRead) {
          if (err) {
            self.destroy(err);
          } else if (bytesRead === 0) {
            self.push(null);
            self._cleanup();
          } else {
            self.pos += bytesRead;
            self.push(buffer.slice(0, bytesRead));
          }
          cb();
        });
      });
    };
    ReadStream.prototype._destroy = function(err, cb) {
      this._cleanup();
      cb(err);
    };
    ReadStream.prototype._cleanup = function() {
      if (this.context != null) {
        this.context.unref();
        this.context = null;
      }
    };
    util.inherits(BufferSlicer, EventEmitter);
    function BufferSlicer(buffer) {
      EventEmitter.call(this);
      this.refCount = 0;
      this.buffer = buffer;
    }
    BufferSlicer.prototype.read = function(buffer, offset, length, position, callback) {
      if (!(0 <= offset && offset <= buffer.length)) throw new RangeError("offset outside buffer: 0 <= " + offset + " <= " + buffer.length);
      if (position < 0) throw new RangeError("position is negative: " + position);
      if (offset + length > buffer.length) {
        length = buffer.length - offset;
      }
      if (position + length > this.buffer.length) {
        length = this.buffer.length - position;
      }
      if (length <= 0) {
        setImmediate(function() {
          callback(null, 0);
        });
        return;
      }
      this.buffer.copy(buffer, offset, position, position + length);
      setImmediate(function() {
        callback(null, length);
      });
    };
    BufferSlicer.prototype.createReadStream = function(options2) {
      options2 = options2 || {};
      var readStream = new PassThrough(options2);
      readStream.start = options2.start || 0;
      readStream.endOffset = options2.end;
      readStream.pos = readStream.endOffset || this.buffer.length;
      var entireSlice = this.buffer.slice(readStream.start, readStream.pos);
      var maxChunkSize = 65536;
      var offset = 0;
      while (true) {
        var nextOffset = offset + maxChunkSize;
        if (nextOffset >= entireSlice.length) {
          if (offset < entireSlice.length) {
            readStream.write(entireSlice.slice(offset, entireSlice.length));
          }
          break;
        }
        readStream.write(entireSlice.slice(offset, nextOffset));
        offset = nextOffset;
      }
      readStream.end();
      return readStream;
    };
    BufferSlicer.prototype.ref = function() {
      this.refCount += 1;
    };
    BufferSlicer.prototype.unref = function() {
      this.refCount -= 1;
      if (this.refCount < 0) {
        throw new Error("invalid unref");
      }
    };
  }
});

// node_modules/yauzl/crc32.js
var require_crc32 = __commonJS({
  "node_modules/yauzl/crc32.js"(exports, module) {
    var CRC_TABLE = new Int32Array([
      0,
      1996959894,
      3993919788,
      2567524794,
      124634137,
      1886057615,
      3915621685,
      2657392035,
      249268274,
      2044508324,
      3772115230,
      2547177864,
      162941995,
      2125561021,
      3887607047,
      2428444049,
      498536548,
      1789927666,
      4089016648,
      2227061214,
      450548861,
      1843258603,
      4107580753,
      2211677639,
      325883990,
      1684777152,
      4251122042,
      2321926636,
      335633487,
      1661365465,
      4195302755,
      2366115317,
      997073096,
      1281953886,
      3579855332,
      2724688242,
      1006888145,
      1258607687,
      3524101629,
      2768942443,
      901097722,
      1119000684,
      3686517206,
      2898065728,
      853044451,
      1172266101,
      3705015759,
      2882616665,
      651767980,
      1373503546,
      3369554304,
      3218104598,
      565507253,
      1454621731,
      3485111705,
      3099436303,
      671266974,
      1594198024,
      3322730930,
      2970347812,
      795835527,
      1483230225,
      3244367275,
      3060149565,
      1994146192,
      31158534,
      2563907772,
      4023717930,
      1907459465,
      112637215,
      2680153253,
      3904427059,
      2013776290,
      251722036,
      2517215374,
      3775830040,
      2137656763,
      141376813,
      2439277719,
      3865271297,
      1802195444,
      476864866,
      2238001368,
      4066508878,
      1812370925,
      453092731,
      2181625025,
      4111451223,
      1706088902,
      314042704,
      2344532202,
      4240017532,
      1658658271,
      366619977,
      2362670323,
      4224994405,
      1303535960,
      984961486,
      2747007092,
      3569037538,
      1256170817,
      1037604311,
      2765210733,
      3554079995,
      1131014506,
      879679996,
      2909243462,
      3663771856,
      1141124467,
      855842277,
      2852801631,
      3708648649,
      1342533948,
      654459306,
      3188396048,
      3373015174,
      1466479909,
      544179635,
      3110523913,
      3462522015,
      1591671054,
      702138776,
      2966460450,
      3352799412,
      1504918807,
      783551873,
      3082640443,
      3233442989,
      3988292384,
      2596254646,
      62317068,
      1957810842,
      3939845945,
      2647816111,
      81470997,
      1943803523,
      3814918930,
      2489596804,
      225274430,
      2053790376,
      3826175755,
      2466906013,
      167816743,
      2097651377,
      4027552580,
      2265490386,
      503444072,
      1762050814,
      4150417245,
      2154129355,
      426522225,
      1852507879,
      4275313526,
      2312317920,
      282753626,
      1742555852,
      4189708143,
      2394877945,
      397917763,
      1622183637,
      3604390888,
      2714866558,
      953729732,
      1340076626,
      3518719985,
      2797360999,
      1068828381,
      1219638859,
      3624741850,
      2936675148,
      906185462,
      1090812512,
      3747672003,
      2825379669,
      829329135,
      1181335161,
      3412177804,
      3160834842,
      628085408,
      1382605366,
      3423369109,
      3138078467,
      570562233,
      1426400815,
      3317316542,
      2998733608,
      733239954,
      1555261956,
      3268935591,
      3050360625,
      752459403,
      1541320221,
      2607071920,
      3965973030,
      1969922972,
      40735498,
      2617837225,
      3943577151,
      1913087877,
      83908371,
      2512341634,
      3803740692,
      2075208622,
      213261112,
      2463272603,
      3855990285,
      2094854071,
      198958881,
      2262029012,
      4057260610,
      1759359992,
      534414190,
      2176718541,
      4139329115,
      1873836001,
      414664567,
      2282248934,
      4279200368,
      1711684554,
      285281116,
      2405801727,
      4167216745,
      1634467795,
      376229701,
      2685067896,
      3608007406,
      1308918612,
      956543938,
      2808555105,
      3495958263,
      1231636301,
      1047427035,
      2932959818,
      3654703836,
      1088359270,
      936918e3,
      2847714899,
      3736837829,
      1202900863,
      817233897,
      3183342108,
      3401237130,
      1404277552,
      615818150,
      3134207493,
      3453421203,
      1423857449,
      601450431,
      3009837614,
      3294710456,
      1567103746,
      711928724,
      3020668471,
      3272380065,
      1510334235,
      755167117
    ]);
    function crc322(buf) {
      let crc = -1;
      for (let x of buf) {
        crc = CRC_TABLE[(crc ^ x) & 255] ^ crc >>> 8;
      }
      return (crc ^ -1) >>> 0;
    }
    module.exports = crc322;
  }
});

// node_modules/yauzl/index.js
var require_yauzl = __commonJS({
  "node_modules/yauzl/index.js"(exports) {
    var fs = __require("fs");
    var zlib2 = __require("zlib");
    var fd_slicer = require_fd_slicer();
    var util = __require("util");
    var EventEmitter = __require("events").EventEmitter;
    var Transform = __require("stream").Transform;
    var PassThrough = __require("stream").PassThrough;
    var Writable = __require("stream").Writable;
    var crc322 = typeof zlib2.crc32 === "function" ? zlib2.crc32 : require_crc32();
    exports.open = open;
    exports.fromFd = fromFd;
    exports.fromBuffer = fromBuffer;
    exports.fromRandomAccessReader = fromRandomAccessReader;
    exports.openPromise = openPromise;
    exports.fromFdPromise = fromFdPromise;
    exports.fromBufferPromise = fromBufferPromise2;
    exports.fromRandomAccessReaderPromise = fromRandomAccessReaderPromise;
    exports.dosDateTimeToDate = dosDateTimeToDate;
    exports.getFileNameLowLevel = getFileNameLowLevel;
    exports.validateFileName = validateFileName;
    exports.parseExtraFields = parseExtraFields;
    exports.ZipFile = ZipFile;
    exports.Entry = Entry;
    exports.LocalFileHeader = LocalFileHeader;
    exports.RandomAccessReader = RandomAccessReader;
    function openPromise(path, options2) {
      return new Promise((resolve2, reject) => {
        open(path, { ...options2, lazyEntries: true }, function(err, zipfile) {
          if (err) return reject(err);
          resolve2(zipfile);
        });
      });
    }
    function fromFdPromise(fd, options2) {
      return new Promise((resolve2, reject) => {
        fromFd(fd, { ...options2, lazyEntries: true }, function(err, zipfile) {
          if (err) return reject(err);
          resolve2(zipfile);
        });
      });
    }
    function fromBufferPromise2(buffer, options2) {
      return new Promise((resolve2, reject) => {
        fromBuffer(buffer, { ...options2, lazyEntries: true }, function(err, zipfile) {
          if (err) return reject(err);
          resolve2(zipfile);
        });
      });
    }
    function fromRandomAccessReaderPromise(reader, totalSize, options2) {
      return new Promise((resolve2, reject) => {
        fromRandomAccessReader(reader, totalSize, { ...options2, lazyEntries: true }, function(err, zipfile) {
          if (err) return reject(err);
          resolve2(zipfile);
        });
      });
    }
    function open(path, options2, callback) {
      if (typeof options2 === "function") {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      if (options2.autoClose == null) options2.autoClose = true;
      if (options2.lazyEntries == null) options2.lazyEntries = false;
      if (options2.decodeStrings == null) options2.decodeStrings = true;
      if (options2.validateEntrySizes == null) options2.validateEntrySizes = true;
      if (options2.strictFileNames == null) options2.strictFileNames = false;
      if (callback == null) callback = defaultCallback;
      fs.open(path, "r", function(err, fd) {
        if (err) return callback(err);
        fromFd(fd, options2, function(err2, zipfile) {
          if (err2) fs.close(fd, defaultCallback);
          callback(err2, zipfile);
        });
      });
    }
    function fromFd(fd, options2, callback) {
      if (typeof options2 === "function") {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      if (options2.autoClose == null) options2.autoClose = false;
      if (options2.lazyEntries == null) options2.lazyEntries = false;
      if (options2.decodeStrings == null) options2.decodeStrings = true;
      if (options2.validateEntrySizes == null) options2.validateEntrySizes = true;
      if (options2.strictFileNames == null) options2.strictFileNames = false;
      if (callback == null) callback = defaultCallback;
      fs.fstat(fd, function(err, stats) {
        if (err) return callback(err);
        var reader = new fd_slicer.FdSlicer(fd);
        fromRandomAccessReader(reader, stats.size, options2, callback);
      });
    }
    function fromBuffer(buffer, options2, callback) {
      if (typeof options2 === "function") {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      options2.autoClose = false;
      if (options2.lazyEntries == null) options2.lazyEntries = false;
      if (options2.decodeStrings == null) options2.decodeStrings = true;
      if (options2.validateEntrySizes == null) options2.validateEntrySizes = true;
      if (options2.strictFileNames == null) options2.strictFileNames = false;
      var reader = new fd_slicer.BufferSlicer(buffer);
      fromRandomAccessReader(reader, buffer.length, options2, callback);
    }
    function fromRandomAccessReader(reader, totalSize, options2, callback) {
      if (typeof options2 === "function") {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      if (options2.autoClose == null) options2.autoClose = true;
      if (options2.lazyEntries == null) options2.lazyEntries = false;
      if (options2.decodeStrings == null) options2.decodeStrings = true;
      var decodeStrings = !!options2.decodeStrings;
      if (options2.validateEntrySizes == null) options2.validateEntrySizes = true;
      if (options2.strictFileNames == null) options2.strictFileNames = false;
      if (callback == null) callback = defaultCallback;
      if (typeof totalSize !== "number") throw new Error("expected totalSize parameter to be a number");
      if (totalSize > Number.MAX_SAFE_INTEGER) {
        throw new Error("zip file too large. only file sizes up to 2^52 are supported due to JavaScript's Number type being an IEEE 754 double.");
      }
      reader.ref();
      var eocdrWithoutCommentSize = 22;
      var zip64EocdlSize = 20;
      var maxCommentSize = 65535;
      var bufferSize = Math.min(zip64EocdlSize + eocdrWithoutCommentSize + maxCommentSize, totalSize);
      var buffer = newBuffer(bufferSize);
      var bufferReadStart = totalSize - buffer.length;
      readAndAssertNoEof(reader, buffer, 0, bufferSize, bufferReadStart, function(err) {
        if (err) return callback(err);
        for (var i = bufferSize - eocdrWithoutCommentSize; i >= 0; i -= 1) {
          if (buffer.readUInt32LE(i) !== 101010256) continue;
          var eocdrBuffer = buffer.subarray(i);
          var diskNumber = eocdrBuffer.readUInt16LE(4);
          var entryCount = eocdrBuffer.readUInt16LE(10);
          var centralDirectoryOffset = eocdrBuffer.readUInt32LE(16);
          var commentLength = eocdrBuffer.readUInt16LE(20);
          var expectedCommentLength = eocdrBuffer.length - eocdrWithoutCommentSize;
          if (commentLength !== expectedCommentLength) {
            return callback(new Error("Invalid comment length. Expected: " + expectedCommentLength + ". Found: " + commentLength + ". Are there extra bytes at the end of the file? Or is the end of central dir signature `PK\u263A\u263B` in the comment?"));
          }
          var comment = decodeStrings ? decodeBuffer(eocdrBuffer.subarray(22), false) : eocdrBuffer.subarray(22);
          if (i - zip64EocdlSize >= 0 && buffer.readUInt32LE(i - zip64EocdlSize) === 117853008) {
            var zip64EocdlBuffer = buffer.subarray(i - zip64EocdlSize, i - zip64EocdlSize + zip64EocdlSize);
            var zip64EocdrOffset = readUInt64LE(zip64EocdlBuffer, 8);
            var zip64EocdrBuffer = newBuffer(56);
            return readAndAssertNoEof(reader, zip64EocdrBuffer, 0, zip64EocdrBuffer.length, zip64EocdrOffset, function(err2) {
              if (err2) return callback(err2);
              if (zip64EocdrBuffer.readUInt32LE(0) !== 101075792) {
                return callback(new Error("invalid zip64 end of central directory record signature"));
              }
              diskNumber = zip64EocdrBuffer.readUInt32LE(16);
              if (diskNumber !== 0) {
                return callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
              }
              entryCount = readUInt64LE(zip64EocdrBuffer, 32);
              centralDirectoryOffset = readUInt64LE(zip64EocdrBuffer, 48);
              return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options2.autoClose, options2.lazyEntries, decodeStrings, options2.validateEntrySizes, options2.strictFileNames));
            });
          }
          if (diskNumber !== 0) {
            return callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
          }
          return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options2.autoClose, options2.lazyEntries, decodeStrings, options2.validateEntrySizes, options2.strictFileNames));
        }
        callback(new Error("End of central directory record signature not found. Either not a zip file, or file is truncated."));
      });
    }
    util.inherits(ZipFile, EventEmitter);
    function ZipFile(reader, centralDirectoryOffset, fileSize, entryCount, comment, autoClose, lazyEntries, decodeStrings, validateEntrySizes, strictFileNames) {
      var self = this;
      EventEmitter.call(self);
      self.reader = reader;
      self.reader.on("error", function(err) {
        emitError(self, err);
      });
      self.reader.once("close", function() {
        self.emit("close");
      });
      self.readEntryCursor = centralDirectoryOffset;
      self.fileSize = fileSize;
      self.entryCount = entryCount;
      self.comment = comment;
      self.entriesRead = 0;
      self.autoClose = !!autoClose;
      self.lazyEntries = !!lazyEntries;
      self.decodeStrings = !!decodeStrings;
      self.validateEntrySizes = !!validateEntrySizes;
      self.strictFileNames = !!strictFileNames;
      self.isOpen = true;
      self.emittedError = false;
      self.hasEachEntryBeenCalled = false;
      if (!self.lazyEntries) self._readEntry();
    }
    ZipFile.prototype.close = function() {
      if (!this.isOpen) return;
      this.isOpen = false;
      this.reader.unref();
    };
    function emitErrorAndAutoClose(self, err) {
      if (self.autoClose) self.close();
      emitError(self, err);
    }
    function emitError(self, err) {
      if (self.emittedError) return;
      self.emittedError = true;
      self.emit("error", err);
    }
    ZipFile.prototype.readEntry = function() {
      if (!this.lazyEntries) throw new Error("readEntry() called without lazyEntries:true");
      this._readEntry();
    };
    ZipFile.prototype._readEntry = function() {
      var self = this;
      if (self.entryCount === self.entriesRead) {
        setImmediate(function() {
          if (self.autoClose) self.close();
          if (self.emittedError) return;
          self.emit("end");
        });
        return;
      }
      if (self.emittedError) return;
      var buffer = newBuffer(46);
      readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
        if (err) return emitErrorAndAutoClose(self, err);
        if (self.emittedError) return;
        var entry = new Entry();
        var signature = buffer.readUInt32LE(0);
        if (signature !== 33639248) return emitErrorAndAutoClose(self, new Error("invalid central directory file header signature: 0x" + signature.toString(16)));
        entry.versionMadeBy = buffer.readUInt16LE(4);
        entry.versionNeededToExtract = buffer.readUInt16LE(6);
        entry.generalPurposeBitFlag = buffer.readUInt16LE(8);
        entry.compressionMethod = buffer.readUInt16LE(10);
        entry.lastModFileTime = buffer.readUInt16LE(12);
        entry.lastModFileDate = buffer.readUInt16LE(14);
        entry.crc32 = buffer.readUInt32LE(16);
        entry.compressedSize = buffer.readUInt32LE(20);
        entry.uncompressedSize = buffer.readUInt32LE(24);
        entry.fileNameLength = buffer.readUInt16LE(28);
        entry.extraFieldLength = buffer.readUInt16LE(30);
        entry.fileCommentLength = buffer.readUInt16LE(32);
        entry.internalFileAttributes = buffer.readUInt16LE(36);
        entry.externalFileAttributes = buffer.readUInt32LE(38);
        entry.relativeOffsetOfLocalHeader = buffer.readUInt32LE(42);
        if (entry.generalPurposeBitFlag & 64) return emitErrorAndAutoClose(self, new Error("strong encryption is not supported"));
        self.readEntryCursor += 46;
        buffer = newBuffer(entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength);
        readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err2) {
          if (err2) return emitErrorAndAutoClose(self, err2);
          if (self.emittedError) return;
          entry.fileNameRaw = buffer.subarray(0, entry.fileNameLength);
          var fileCommentStart = entry.fileNameLength + entry.extraFieldLength;
          entry.extraFieldRaw = buffer.subarray(entry.fileNameLength, fileCommentStart);
          entry.fileCommentRaw = buffer.subarray(fileCommentStart, fileCommentStart + entry.fileCommentLength);
          try {
            entry.extraFields = parseExtraFields(entry.extraFieldRaw);
          } catch (err3) {
            return emitErrorAndAutoClose(self, err3);
          }
          if (self.decodeStrings) {
            var isUtf8 = (entry.generalPurposeBitFlag & 2048) !== 0;
            entry.fileComment = decodeBuffer(entry.fileCommentRaw, isUtf8);
            entry.fileName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, self.strictFileNames);
            var errorMessage = validateFileName(entry.fileName);
            if (errorMessage != null) return emitErrorAndAutoClose(self, new Error(errorMessage));
          } else {
            entry.fileComment = entry.fileCommentRaw;
            entry.fileName = entry.fileNameRaw;
          }
          entry.comment = entry.fileComment;
          self.readEntryCursor += buffer.length;
          self.entriesRead += 1;
          for (var i = 0; i < entry.extraFields.length; i++) {
            var extraField = entry.extraFields[i];
            if (extraField.id !== 1) continue;
            var zip64EiefBuffer = extraField.data;
            var index = 0;
            if (entry.uncompressedSize === 4294967295) {
              if (index + 8 > zip64EiefBuffer.length) {
                return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include uncompressed size"));
              }
              entry.uncompressedSize = readUInt64LE(zip64EiefBuffer, index);
              index += 8;
            }
            if (entry.compressedSize === 4294967295) {
              if (index + 8 > zip64EiefBuffer.length) {
                return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include compressed size"));
              }
              entry.compressedSize = readUInt64LE(zip64EiefBuffer, index);
              index += 8;
            }
            if (entry.relativeOffsetOfLocalHeader === 4294967295) {
              if (index + 8 > zip64EiefBuffer.length) {
                return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include relative header offset"));
              }
              entry.relativeOffsetOfLocalHeader = readUInt64LE(zip64EiefBuffer, index);
              index += 8;
            }
            break;
          }
          if (self.validateEntrySizes && entry.compressionMethod === 0) {
            var expectedCompressedSize = entry.uncompressedSize;
            if (entry.isEncrypted()) {
              expectedCompressedSize += 12;
            }
            if (entry.compressedSize !== expectedCompressedSize) {
              var msg = "compressed/uncompressed size mismatch for stored file: " + entry.compressedSize + " != " + entry.uncompressedSize;
              return emitErrorAndAutoClose(self, new Error(msg));
            }
          }
          self.emit("entry", entry);
          if (!self.lazyEntries) self._readEntry();
        });
      });
    };
    ZipFile.prototype.eachEntry = function() {
      const self = this;
      if (!self.lazyEntries) throw new Error("eachEntry() requires lazyEntries: true");
      if (self.hasEachEntryBeenCalled) throw new Error("eachEntry() must only be called once per ZipFile");
      self.hasEachEntryBeenCalled = true;
      let pendingResolveReject = null;
      self.on("entry", onEntry);
      self.on("end", onEnd);
      self.on("error", onError);
      function cleanup() {
        self.removeListener("entry", onEntry);
        self.removeListener("end", onEnd);
        self.removeListener("error", onError);
        if (self.autoClose) self.close();
      }
      function onEntry(entry) {
        let { resolve: resolve2 } = pendingResolveReject;
        pendingResolveReject = null;
        resolve2({ value: entry });
      }
      function onEnd() {
        let { resolve: resolve2 } = pendingResolveReject;
        pendingResolveReject = null;
        cleanup();
        resolve2({ done: true });
      }
      function onError(err) {
        let { reject } = pendingResolveReject;
        pendingResolveReject = null;
        cleanup();
        reject(err);
      }
      return {
        [Symbol.asyncIterator]() {
          return this;
        },
        next() {
          const promise = new Promise((resolve2, reject) => {
            if (pendingResolveReject != null) throw new Error("next() called before previous Promise was resolved.");
            pendingResolveReject = { resolve: resolve2, reject };
          });
          self.readEntry();
          return promise;
        },
        return(value) {
          cleanup();
          return Promise.resolve({ done: true, value });
        },
        throw(value) {
          cleanup();
          return Promise.reject(value);
        }
      };
    };
    ZipFile.prototype.openReadStream = function(entry, options2, callback) {
      var self = this;
      var relativeStart = 0;
      var relativeEnd = entry.compressedSize;
      if (callback == null) {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) {
        options2 = {};
      } else {
        if (options2.decodeFileData === false) {
          if (options2.decrypt != null) {
            throw new Error("cannot use options.decrypt when options.decodeFileData === false");
          }
          if (options2.decompress != null) {
            throw new Error("cannot use options.decompress when options.decodeFileData === false");
          }
        } else {
          if (options2.decrypt != null) {
            if (!entry.isEncrypted()) {
              throw new Error("options.decrypt can only be specified for encrypted entries. See also option decodeFileData.");
            }
            if (options2.decrypt !== false) throw new Error("invalid options.decrypt value: " + options2.decrypt);
            if (entry.isCompressed()) {
              if (options2.decompress !== false) throw new Error("entry is encrypted and compressed, and options.decompress !== false. See also option decodeFileData.");
            }
          }
          if (options2.decompress != null) {
            if (!entry.isCompressed()) {
              throw new Error("options.decompress can only be specified for compressed entries. See also option decodeFileData.");
            }
            if (!(options2.decompress === false || options2.decompress === true)) {
              throw new Error("invalid options.decompress value: " + options2.decompress);
            }
            decompress = options2.decompress;
          }
        }
        if (options2.start != null) {
          relativeStart = options2.start;
          if (relativeStart < 0) throw new Error("options.start < 0");
          if (relativeStart > entry.compressedSize) throw new Error("options.start > entry.compressedSize");
        }
        if (options2.end != null) {
          relativeEnd = options2.end;
          if (relativeEnd < 0) throw new Error("options.end < 0");
          if (relativeEnd > entry.compressedSize) throw new Error("options.end > entry.compressedSize");
          if (relativeEnd < relativeStart) throw new Error("options.end < options.start");
        }
      }
      var rawMode = options2.decodeFileData === false || // Explicitly requested raw.
      (entry.compressionMethod === 0 || // Naturally without compression.
      entry.compressionMethod === 8 && options2.decompress === false) && (!entry.isEncrypted() || // Naturally without encryption.
      options2.decrypt === false);
      if (options2.start != null || options2.end != null) {
        if (!rawMode) throw new Error("start/end range require options.decodeFileData === false for non-trivial encoded entries.");
      }
      if (!self.isOpen) return callback(new Error("closed"));
      if (entry.isEncrypted() && !rawMode) {
        if (options2.decrypt !== false) return callback(new Error("entry is encrypted, and options.decodeFileData !== false"));
      }
      var decompress;
      if (rawMode) {
        decompress = false;
      } else if (entry.compressionMethod === 8) {
        decompress = options2.decodeFileData !== true;
      } else {
        return callback(new Error("unsupported compression method: " + entry.compressionMethod));
      }
      self.readLocalFileHeader(entry, { minimal: true }, function(err, localFileHeader) {
        if (err) return callback(err);
        self.openReadStreamLowLevel(
          localFileHeader.fileDataStart,
          entry.compressedSize,
          relativeStart,
          relativeEnd,
          decompress,
          entry.uncompressedSize,
          callback
        );
      });
    };
    ZipFile.prototype.openReadStreamLowLevel = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, callback) {
      var self = this;
      var fileDataEnd = fileDataStart + compressedSize;
      var readStream = self.reader.createReadStream({
        start: fileDataStart + relativeStart,
        end: fileDataStart + relativeEnd
      });
      var endpointStream = readStream;
      if (decompress) {
        var destroyed = false;
        var inflateFilter = zlib2.createInflateRaw();
        readStream.on("error", function(err) {
          setImmediate(function() {
            if (!destroyed) inflateFilter.emit("error", err);
          });
        });
        readStream.pipe(inflateFilter);
        if (self.validateEntrySizes) {
          endpointStream = new AssertByteCountStream(uncompressedSize);
          inflateFilter.on("error", function(err) {
            setImmediate(function() {
              if (!destroyed) endpointStream.emit("error", err);
            });
          });
          inflateFilter.pipe(endpointStream);
        } else {
          endpointStream = inflateFilter;
        }
        installDestroyFn(endpointStream, function() {
          destroyed = true;
          if (inflateFilter !== endpointStream) inflateFilter.unpipe(endpointStream);
          readStream.unpipe(inflateFilter);
          readStream.destroy();
        });
      }
      callback(null, endpointStream);
    };
    ZipFile.prototype.readLocalFileHeader = function(entry, options2, callback) {
      var self = this;
      if (callback == null) {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      self.reader.ref();
      var buffer = newBuffer(30);
      readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader, function(err) {
        try {
          if (err) return callback(err);
          var signature = buffer.readUInt32LE(0);
          if (signature !== 67324752) {
            return callback(new Error("invalid local file header signature: 0x" + signature.toString(16)));
          }
          var fileNameLength = buffer.readUInt16LE(26);
          var extraFieldLength = buffer.readUInt16LE(28);
          var fileDataStart = entry.relativeOffsetOfLocalHeader + 30 + fileNameLength + extraFieldLength;
          if (fileDataStart + entry.compressedSize > self.fileSize) {
            return callback(new Error("file data overflows file bounds: " + fileDataStart + " + " + entry.compressedSize + " > " + self.fileSize));
          }
          if (options2.minimal) {
            return callback(null, { fileDataStart });
          }
          var localFileHeader = new LocalFileHeader();
          localFileHeader.fileDataStart = fileDataStart;
          localFileHeader.versionNeededToExtract = buffer.readUInt16LE(4);
          localFileHeader.generalPurposeBitFlag = buffer.readUInt16LE(6);
          localFileHeader.compressionMethod = buffer.readUInt16LE(8);
          localFileHeader.lastModFileTime = buffer.readUInt16LE(10);
          localFileHeader.lastModFileDate = buffer.readUInt16LE(12);
          localFileHeader.crc32 = buffer.readUInt32LE(14);
          localFileHeader.compressedSize = buffer.readUInt32LE(18);
          localFileHeader.uncompressedSize = buffer.readUInt32LE(22);
          localFileHeader.fileNameLength = fileNameLength;
          localFileHeader.extraFieldLength = extraFieldLength;
          buffer = newBuffer(fileNameLength + extraFieldLength);
          self.reader.ref();
          readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader + 30, function(err2) {
            try {
              if (err2) return callback(err2);
              localFileHeader.fileName = buffer.subarray(0, fileNameLength);
              localFileHeader.extraField = buffer.subarray(fileNameLength);
              return callback(null, localFileHeader);
            } finally {
              self.reader.unref();
            }
          });
        } finally {
          self.reader.unref();
        }
      });
    };
    ZipFile.prototype.openReadStreamPromise = function(entry, options2) {
      return new Promise((resolve2, reject) => {
        this.openReadStream(entry, options2, function(err, readStream) {
          if (err) return reject(err);
          resolve2(readStream);
        });
      });
    };
    ZipFile.prototype.openReadStreamLowLevelPromise = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize) {
      return new Promise((resolve2, reject) => {
        this.openReadStream(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, function(err, readStream) {
          if (err) return reject(err);
          resolve2(readStream);
        });
      });
    };
    ZipFile.prototype.readLocalFileHeaderPromise = function(entry, options2) {
      return new Promise((resolve2, reject) => {
        this.readLocalFileHeader(entry, options2, function(err, localFileHeader) {
          if (err) return reject(err);
          resolve2(localFileHeader);
        });
      });
    };
    function Entry() {
    }
    Entry.prototype.getLastModDate = function(options2) {
      if (options2 == null) options2 = {};
      if (!options2.forceDosFormat) {
        for (var i = 0; i < this.extraFields.length; i++) {
          var extraField = this.extraFields[i];
          if (extraField.id === 21589) {
            var data = extraField.data;
            if (data.length < 5) continue;
            var flags = data[0];
            var HAS_MTIME = 1;
            if (!(flags & HAS_MTIME)) continue;
            var posixTimestamp = data.readInt32LE(1);
            return new Date(posixTimestamp * 1e3);
          } else if (extraField.id === 10) {
            var data = extraField.data;
            if (data.length !== 32) continue;
            if (data.readUInt16LE(4) !== 1) continue;
            if (data.readUInt16LE(6) !== 24) continue;
            var hundredNanoSecondsSince1601 = data.readUInt32LE(8) + 4294967296 * data.readInt32LE(12);
            var millisecondsSince1970 = hundredNanoSecondsSince1601 / 1e4 - 116444736e5;
            return new Date(millisecondsSince1970);
          }
        }
      }
      return dosDateTimeToDate(this.lastModFileDate, this.lastModFileTime, options2.timezone);
    };
    Entry.prototype.canDecodeFileData = function() {
      return !this.isEncrypted() && (this.compressionMethod === 0 || this.compressionMethod === 8);
    };
    Entry.prototype.isEncrypted = function() {
      return (this.generalPurposeBitFlag & 1) !== 0;
    };
    Entry.prototype.isCompressed = function() {
      return this.compressionMethod === 8;
    };
    function LocalFileHeader() {
    }
    function dosDateTimeToDate(date, time, timezone) {
      var day = date & 31;
      var month = (date >> 5 & 15) - 1;
      var year = (date >> 9 & 127) + 1980;
      var millisecond = 0;
      var second = (time & 31) * 2;
      var minute = time >> 5 & 63;
      var hour = time >> 11 & 31;
      if (timezone == null || timezone === "local") {
        return new Date(year, month, day, hour, minute, second, millisecond);
      } else if (timezone === "UTC") {
        return new Date(Date.UTC(year, month, day, hour, minute, second, millisecond));
      } else {
        throw new Error("unrecognized options.timezone: " + options.timezone);
      }
    }
    function getFileNameLowLevel(generalPurposeBitFlag, fileNameBuffer, extraFields, strictFileNames) {
      var fileName = null;
      for (var i = 0; i < extraFields.length; i++) {
        var extraField = extraFields[i];
        if (extraField.id === 28789) {
          if (extraField.data.length < 6) {
            continue;
          }
          if (extraField.data.readUInt8(0) !== 1) {
            continue;
          }
          var oldNameCrc32 = extraField.data.readUInt32LE(1);
          if (crc322(fileNameBuffer) !== oldNameCrc32) {
            continue;
          }
          fileName = decodeBuffer(extraField.data.subarray(5), true);
          break;
        }
      }
      if (fileName == null) {
        var isUtf8 = (generalPurposeBitFlag & 2048) !== 0;
        fileName = decodeBuffer(fileNameBuffer, isUtf8);
      }
      if (!strictFileNames) {
        fileName = fileName.replace(/\\/g, "/");
      }
      return fileName;
    }
    function validateFileName(fileName) {
      if (fileName.indexOf("\\") !== -1) {
        return "invalid characters in fileName: " + fileName;
      }
      if (/^[a-zA-Z]:/.test(fileName) || /^\//.test(fileName)) {
        return "absolute path: " + fileName;
      }
      if (fileName.split("/").indexOf("..") !== -1) {
        return "invalid relative path: " + fileName;
      }
      return null;
    }
    function parseExtraFields(extraFieldBuffer) {
      var extraFields = [];
      var i = 0;
      while (i < extraFieldBuffer.length - 3) {
        var headerId = extraFieldBuffer.readUInt16LE(i + 0);
        var dataSize = extraFieldBuffer.readUInt16LE(i + 2);
        var dataStart = i + 4;
        var dataEnd = dataStart + dataSize;
        if (dataEnd > extraFieldBuffer.length) throw new Error("extra field length exceeds extra field buffer size");
        var dataBuffer = extraFieldBuffer.subarray(dataStart, dataEnd);
        extraFields.push({
          id: headerId,
          data: dataBuffer
        });
        i = dataEnd;
      }
      return extraFields;
    }
    function readAndAssertNoEof(reader, buffer, offset, length, position, callback) {
      if (length === 0) {
        return setImmediate(function() {
          callback(null, newBuffer(0));
        });
      }
      reader.read(buffer, offset, length, position, function(err, bytesRead) {
        if (err) return callback(err);
        if (bytesRead < length) {
          return callback(new Error("unexpected EOF"));
        }
        callback();
      });
    }
    util.inherits(AssertByteCountStream, Transform);
    function AssertByteCountStream(byteCount) {
      Transform.call(this);
      this.actualByteCount = 0;
      this.expectedByteCount = byteCount;
    }
    AssertByteCountStream.prototype._transform = function(chunk, encoding, cb) {
      this.actualByteCount += chunk.length;
      if (this.actualByteCount > this.expectedByteCount) {
        var msg = "too many bytes in the stream. expected " + this.expectedByteCount + ". got at least " + this.actualByteCount;
        return cb(new Error(msg));
      }
      cb(null, chunk);
    };
    AssertByteCountStream.prototype._flush = function(cb) {
      if (this.actualByteCount < this.expectedByteCount) {
        var msg = "not enough bytes in the stream. expected " + this.expectedByteCount + ". got only " + this.actualByteCount;
        return cb(new Error(msg));
      }
      cb();
    };
    util.inherits(RandomAccessReader, EventEmitter);
    function RandomAccessReader() {
      EventEmitter.call(this);
      this.refCount = 0;
    }
    RandomAccessReader.prototype.ref = function() {
      this.refCount += 1;
    };
    RandomAccessReader.prototype.unref = function() {
      var self = this;
      self.refCount -= 1;
      if (self.refCount > 0) return;
      if (self.refCount < 0) throw new Error("invalid unref");
      self.close(onCloseDone);
      function onCloseDone(err) {
        if (err) return self.emit("error", err);
        self.emit("close");
      }
    };
    RandomAccessReader.prototype.createReadStream = function(options2) {
      if (options2 == null) options2 = {};
      var start = options2.start;
      var end = options2.end;
      if (start === end) {
        var emptyStream = new PassThrough();
        setImmediate(function() {
          emptyStream.end();
        });
        return emptyStream;
      }
      var stream = this._readStreamForRange(start, end);
      var destroyed = false;
      var refUnrefFilter = new RefUnrefFilter(this);
      stream.on("error", function(err) {
        setImmediate(function() {
          if (!destroyed) refUnrefFilter.emit("error", err);
        });
      });
      installDestroyFn(refUnrefFilter, function() {
        stream.unpipe(refUnrefFilter);
        refUnrefFilter.unref();
        stream.destroy();
      });
      var byteCounter = new AssertByteCountStream(end - start);
      refUnrefFilter.on("error", function(err) {
        setImmediate(function() {
          if (!destroyed) byteCounter.emit("error", err);
        });
      });
      installDestroyFn(byteCounter, function() {
        destroyed = true;
        refUnrefFilter.unpipe(byteCounter);
        refUnrefFilter.destroy();
      });
      return stream.pipe(refUnrefFilter).pipe(byteCounter);
    };
    RandomAccessReader.prototype._readStreamForRange = function(start, end) {
      throw new Error("not implemented");
    };
    RandomAccessReader.prototype.read = function(buffer, offset, length, position, callback) {
      var readStream = this.createReadStream({ start: position, end: position + length });
      var writeStream = new Writable();
      var written = 0;
      writeStream._write = function(chunk, encoding, cb) {
        chunk.copy(buffer, offset + written, 0, chunk.length);
        written += chunk.length;
        cb();
      };
      writeStream.on("finish", callback);
      readStream.on("error", function(error2) {
        callback(error2);
      });
      readStream.pipe(writeStream);
    };
    RandomAccessReader.prototype.close = function(callback) {
      setImmediate(callback);
    };
    util.inherits(RefUnrefFilter, PassThrough);
    function RefUnrefFilter(context) {
      PassThrough.call(this);
      this.context = context;
      this.context.ref();
      this.unreffedYet = false;
    }
    RefUnrefFilter.prototype._flush = function(cb) {
      this.unref();
      cb();
    };
    RefUnrefFilter.prototype.unref = function(cb) {
      if (this.unreffedYet) return;
      this.unreffedYet = true;
      this.context.unref();
    };
    var cp437 = "\0\u263A\u263B\u2665\u2666\u2663\u2660\u2022\u25D8\u25CB\u25D9\u2642\u2640\u266A\u266B\u263C\u25BA\u25C4\u2195\u203C\xB6\xA7\u25AC\u21A8\u2191\u2193\u2192\u2190\u221F\u2194\u25B2\u25BC !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u2302\xC7\xFC\xE9\xE2\xE4\xE0\xE5\xE7\xEA\xEB\xE8\xEF\xEE\xEC\xC4\xC5\xC9\xE6\xC6\xF4\xF6\xF2\xFB\xF9\xFF\xD6\xDC\xA2\xA3\xA5\u20A7\u0192\xE1\xED\xF3\xFA\xF1\xD1\xAA\xBA\xBF\u2310\xAC\xBD\xBC\xA1\xAB\xBB\u2591\u2592\u2593\u2502\u2524\u2561\u2562\u2556\u2555\u2563\u2551\u2557\u255D\u255C\u255B\u2510\u2514\u2534\u252C\u251C\u2500\u253C\u255E\u255F\u255A\u2554\u2569\u2566\u2560\u2550\u256C\u2567\u2568\u2564\u2565\u2559\u2558\u2552\u2553\u256B\u256A\u2518\u250C\u2588\u2584\u258C\u2590\u2580\u03B1\xDF\u0393\u03C0\u03A3\u03C3\xB5\u03C4\u03A6\u0398\u03A9\u03B4\u221E\u03C6\u03B5\u2229\u2261\xB1\u2265\u2264\u2320\u2321\xF7\u2248\xB0\u2219\xB7\u221A\u207F\xB2\u25A0\xA0";
    function decodeBuffer(buffer, isUtf8) {
      if (isUtf8) {
        return buffer.toString("utf8");
      } else {
        var result = "";
        for (var i = 0; i < buffer.length; i++) {
          result += cp437[buffer[i]];
        }
        return result;
      }
    }
    function readUInt64LE(buffer, offset) {
      var lower32 = buffer.readUInt32LE(offset);
      var upper32 = buffer.readUInt32LE(offset + 4);
      return upper32 * 4294967296 + lower32;
    }
    var newBuffer;
    if (typeof Buffer.allocUnsafe === "function") {
      newBuffer = function(len) {
        return Buffer.allocUnsafe(len);
      };
    } else {
      newBuffer = function(len) {
        return new Buffer(len);
      };
    }
    function installDestroyFn(stream, fn) {
      if (typeof stream.destroy === "function") {
        stream._destroy = function(err, cb) {
          fn();
          if (cb != null) cb(err);
        };
      } else {
        stream.destroy = fn;
      }
    }
    function defaultCallback(err) {
      if (err) throw err;
    }
  }
});

// src/adapters/actions-console.ts
function createJobConsole(leave) {
  const apart = (tell) => (text5) => {
    leave();
    tell(text5);
  };
  return {
    lines(text5) {
      leave();
      for (const line of text5.split("\n")) info(logLine(line));
    },
    annotate({ level, message, file, line, title }) {
      const properties = {
        title,
        ...file === null ? {} : { file },
        ...line === null ? {} : { startLine: line }
      };
      if (level === "error") error(message, properties);
      else warning(message, properties);
    },
    notice: apart((text5) => {
      notice(text5);
    }),
    warning: apart((text5) => {
      warning(text5);
    }),
    error: apart((text5) => {
      error(text5);
    }),
    async summary(markdown2) {
      const file = process.env["GITHUB_STEP_SUMMARY"] ?? "";
      if (file === "") return;
      try {
        await summary.addRaw(markdown2, true).write();
      } catch (error2) {
        throw unwritable(error2, file);
      } finally {
        summary.emptyBuffer();
      }
    },
    outputs(values) {
      try {
        for (const [name2, value] of Object.entries(values)) setOutput(name2, value);
      } catch (error2) {
        throw unwritable(error2, process.env["GITHUB_OUTPUT"] ?? "");
      }
    },
    debug(text5) {
      if (isDebug()) debug(logLine(text5));
    }
  };
}
function unwritable(error2, path) {
  const known = fileError(error2, path);
  return known instanceof GateError ? known : new GateError("file-unwritable", { path }, { cause: error2 });
}

// src/adapters/actions-log.ts
function createActionsLog(everyMs = 3e4) {
  let phase;
  const lines = pace(everyMs, (state, sameForMs) => {
    info(logLine(progressText(state, sameForMs)));
  });
  const leave = () => {
    if (phase !== void 0) endGroup();
    phase = void 0;
  };
  return {
    progress(state) {
      if (state.phase !== phase) {
        leave();
        phase = state.phase;
        startGroup(phaseWords[phase]);
      }
      lines.progress(state);
    },
    info(text5) {
      for (const line of text5.split("\n")) info(logLine(line));
    },
    warning(text5) {
      warning(text5.split("\n").map(logLine).join("\n"));
    },
    close() {
      lines.close();
      leave();
    }
  };
}

// src/adapters/github/artifact-uploads.ts
import { constants } from "node:fs";
import { access, copyFile, lstat } from "node:fs/promises";
import { dirname, join as join2, relative, sep } from "node:path";

// src/adapters/github/setback.ts
var Setback = class extends Error {
  reason;
  /** HTTP status, 0 where there was no answer. */
  status;
  detail;
  waitMs;
  unsent;
  constructor(reason, status, circumstances = {}) {
    const { detail = "", waitMs = null, unsent = false, cause } = circumstances;
    super(`${reason} ${status}`, cause === void 0 ? {} : { cause });
    this.name = "Setback";
    this.reason = reason;
    this.status = status;
    this.detail = (detail.trim().split(/[\r\n\u2028\u2029]/, 1)[0] ?? "").slice(0, 300);
    this.waitMs = waitMs;
    this.unsent = unsent;
  }
  /** True when the server may have done what was asked although we do not know its answer. */
  get mayBeDone() {
    return !this.unsent && unclear.has(this.reason);
  }
};
var unclear = /* @__PURE__ */ new Set(["unavailable", "torn", "too-large"]);
var passing = /* @__PURE__ */ new Set(["unavailable", "torn"]);
var backoffMs = [500, 1e3, 2e3];
var unnamedWaitMs = 6e4;
var longestAskedMs = 6e4;
var longestWaitMs = 9e4;
function retryDelay(attempt, setback, repeatable) {
  const backoff = backoffMs[attempt - 1];
  if (backoff === void 0) return null;
  const limited = setback.reason === "rate-limited";
  if (!limited && !(passing.has(setback.reason) && (repeatable || setback.unsent))) return null;
  const asked = setback.waitMs ?? (limited ? unnamedWaitMs : 0);
  return asked <= longestAskedMs ? Math.max(asked, backoff) : null;
}
function failure(operation2, setback, repeatable) {
  const { reason, status, detail } = setback;
  return new GateError(
    "forge-failed",
    {
      operation: operation2,
      reason,
      status,
      ...detail === "" ? {} : { detail },
      ...!repeatable && setback.mayBeDone ? { uncertain: true } : {}
    },
    { cause: setback }
  );
}

// src/adapters/github/answer.ts
var mostErrorBytes = 1 << 20;
var neverConnected = /* @__PURE__ */ new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT"
]);
async function exchange(fetch, url, init, { mostBytes: mostBytes4, timeoutMs }) {
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, { ...init, signal }).catch((cause) => {
    const detail = codeOf(cause);
    throw new Setback("unavailable", 0, { detail, unsent: neverConnected.has(detail), cause });
  });
  const { status, headers } = response;
  const chunks = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      if (bytes > (response.ok ? mostBytes4 : mostErrorBytes)) throw new Setback("too-large", status);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof Setback) throw cause;
    throw new Setback("torn", status, { detail: codeOf(cause), cause });
  }
  return { status, headers, body: Buffer.concat(chunks, bytes) };
}
function codeOf(error2) {
  let cause = error2;
  while (typeof cause === "object" && cause !== null) {
    if ("name" in cause && cause.name === "TimeoutError") return "timeout";
    if ("code" in cause && typeof cause.code === "string") return cause.code;
    cause = "cause" in cause ? cause.cause : null;
  }
  return "";
}
function readJson(schema, answer) {
  checkStatus(answer);
  const checked2 = schema.safeParse(jsonOf(answer));
  if (checked2.success) return checked2.data;
  const [issue] = checked2.error.issues;
  throw new Setback("torn", answer.status, { detail: issue?.path.map(String).join(".") ?? "" });
}
function checkStatus(answer) {
  if (answer.status < 200 || answer.status > 299) throw refusalOf(answer);
}
function jsonOf({ body }) {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch (error2) {
    if (error2 instanceof SyntaxError) return void 0;
    throw error2;
  }
}
var reasons = /* @__PURE__ */ new Map([
  [401, "forbidden"],
  [403, "forbidden"],
  [404, "not-found"],
  [405, "unsupported"],
  [408, "unavailable"],
  [409, "conflict"],
  [410, "gone"],
  [429, "rate-limited"],
  [451, "forbidden"],
  [501, "unsupported"]
]);
function reasonOf(status) {
  return reasons.get(status) ?? (status >= 500 ? "unavailable" : "invalid");
}
function refusalOf(answer) {
  const { status, headers } = answer;
  const { message, error: error2 } = complaintOf(answer);
  const limited = status === 403 && (headers.has("retry-after") || headers.get("x-ratelimit-remaining") === "0" || /secondary rate limit|abuse detection/i.test(message));
  return new Setback(limited ? "rate-limited" : reasonOf(status), status, {
    detail: error2 === "" ? message : `${message}: ${error2}`,
    waitMs: waitOf(headers)
  });
}
function waitOf(headers) {
  const after = headers.get("retry-after");
  if (after !== null && /^\d{1,9}$/.test(after)) return Number(after) * 1e3;
  if (headers.get("x-ratelimit-remaining") !== "0") return null;
  const wait = Number(headers.get("x-ratelimit-reset")) * 1e3 - Date.parse(headers.get("date") ?? "");
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}
var text = _catch(string(), "");
var complaintSchema = object({
  message: text,
  // Either texts or objects, of which only some have a message.
  errors: _catch(array(union([string(), object({ message: text })])), [])
});
function complaintOf(answer) {
  const checked2 = complaintSchema.safeParse(jsonOf(answer));
  if (!checked2.success) return { message: "", error: "" };
  const [first = ""] = checked2.data.errors;
  return { message: checked2.data.message, error: typeof first === "string" ? first : first.message };
}

// src/adapters/github/artifact-uploads.ts
var operation = "artifacts/upload";
var mostMs = 12e4;
function createArtifactUploads(environment = process.env, fileMs = mostMs) {
  const check = async (name2, directory, files) => {
    const missing2 = missingIn(environment);
    if (missing2 !== null) throw failure(operation, new Setback("unsupported", 0, { detail: missing2 }), true);
    if (!/^[^\\/]+$/.test(name2) || !nameable(name2) || files.length === 0) throw unusable(name2);
    for (const file of files) await checkFile(directory, file);
  };
  return {
    async upload(name2, directory, files, retentionDays) {
      await check(name2, directory, files);
      return uploadedBy(send(name2, directory, [...files].sort(byText), kept(retentionDays)));
    },
    async uploadFile(name2, file, retentionDays) {
      await check(name2, dirname(file), [file]);
      const scratch = await createScratch();
      try {
        const named2 = join2(scratch.directory, name2);
        await copyFile(file, named2).catch((error2) => {
          throw fileError(error2, file, "read");
        });
        const options2 = { ...kept(retentionDays), skipArchive: true };
        return await uploadedBy(within(fileMs, send(name2, scratch.directory, [named2], options2)));
      } finally {
        await scratch.remove();
      }
    }
  };
}
function kept(retentionDays) {
  return retentionDays === null ? {} : { retentionDays };
}
async function send(name2, directory, files, options2) {
  const { DefaultArtifactClient } = await import("./chunks/artifact-EJFGPHVZ.js");
  return new DefaultArtifactClient().uploadArtifact(name2, files, directory, options2);
}
async function uploadedBy(sent) {
  const done = await sent.catch((error2) => {
    throw failure(operation, setbackOf(error2), false);
  });
  if (done.id === void 0 || done.size === void 0) {
    throw failure(operation, new Setback("torn", 200), false);
  }
  return { id: done.id, bytes: done.size };
}
async function within(ms, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no end after ${ms / 1e3} s`));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
function missingIn(environment) {
  const { ACTIONS_RUNTIME_TOKEN = "", ACTIONS_RESULTS_URL = "", GITHUB_SERVER_URL = "" } = environment;
  if (ACTIONS_RUNTIME_TOKEN === "") return "ACTIONS_RUNTIME_TOKEN";
  if (!URL.canParse(ACTIONS_RESULTS_URL)) return "ACTIONS_RESULTS_URL";
  const server = GITHUB_SERVER_URL === "" ? "https://github.com" : GITHUB_SERVER_URL;
  const { hostname } = new URL(server);
  return /^github\.com$|\.ghe\.com$|\.localhost$/i.test(hostname) ? null : "GITHUB_SERVER_URL";
}
function nameable(path) {
  return !/[":<>|*?\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(path);
}
async function checkFile(directory, file) {
  const path = relative(directory, file);
  if (path === "" || path === ".." || path.startsWith(`..${sep}`) || !nameable(path)) throw unusable(path);
  try {
    if (!(await lstat(file)).isFile()) throw unusable(path);
    await access(file, constants.R_OK);
  } catch (error2) {
    throw fileError(error2, file, "read");
  }
}
function unusable(name2) {
  return failure(operation, new Setback("invalid", 0, { detail: name2 }), true);
}
function setbackOf(cause) {
  const { name: name2, message } = cause instanceof Error ? cause : new Error(String(cause));
  if (name2 === "GHESNotSupportedError") return new Setback("unsupported", 0, { detail: message, cause });
  const status = Number(/Failed request: \((\d{3})\)/.exec(message)?.[1] ?? 0);
  const reason = status === 0 ? "unavailable" : reasonOf(status);
  return new Setback(reason, status, { detail: message, cause });
}

// src/adapters/github/client.ts
var usualLimits = { mostBytes: 64 << 20, timeoutMs: 3e4 };
function createClient(options2) {
  const { token, apiUrl, clock, trace } = options2;
  if (/[^\x21-\x7e]/.test(token)) throw failure("authorization", new Setback("unusable", 0), true);
  const load = async () => {
    const { getOctokit } = await import("./chunks/github-UZPU425U.js");
    return getOctokit(token === "" ? "none" : token, { baseUrl: apiUrl, userAgent: "pprof-gate" });
  };
  let loaded;
  const octokit = () => loaded ??= load();
  const transport = async () => (await octokit()).request.endpoint.DEFAULTS.request?.fetch;
  const write = async ({ route, parameters, accept, redirect = "follow" }) => {
    let written;
    const keep = (url, init) => {
      written = { url, init };
      return Promise.resolve(new Response(null, { status: 204 }));
    };
    const { request } = await octokit();
    await request(route, {
      ...parameters,
      headers: { "x-github-api-version": "2022-11-28", ...accept === void 0 ? {} : { accept } },
      request: { fetch: keep }
    });
    if (written === void 0) throw new Error("octokit wrote no request");
    const headers = new Headers(written.init.headers);
    if (token === "") headers.delete("authorization");
    return { url: written.url, init: { ...written.init, headers, redirect } };
  };
  return {
    async send(request, read) {
      const { operation: operation2, repeatable = !request.route.startsWith("POST ") } = request;
      const limits = { ...usualLimits, ...options2.limits, ...request.limits };
      const { url, init } = await write(request);
      const fetch = await transport();
      const { pathname, search } = new URL(url);
      let again = false;
      let waitedMs = 0;
      for (let attempt = 1; ; attempt += 1) {
        try {
          const answer = await exchange(fetch, url, init, limits);
          trace?.(`${init.method ?? "GET"} ${pathname}${search} ${answer.status}`);
          return await read(answer, again);
        } catch (error2) {
          if (!(error2 instanceof Setback)) throw error2;
          const delay = retryDelay(attempt, error2, repeatable);
          const last = delay === null || waitedMs + delay > longestWaitMs;
          const why = `${error2.reason} ${error2.detail}`.trimEnd();
          trace?.(`${operation2} ${why}, ${last ? "given up" : `again in ${delay} ms`}`);
          if (last) throw failure(operation2, error2, repeatable);
          again ||= error2.mayBeDone;
          waitedMs += delay;
          await clock.sleep(delay);
        }
      }
    },
    get(request, schema) {
      return this.send(request, (answer) => readJson(schema, answer));
    },
    async fetchForeign(url, limits) {
      const answer = await exchange(await transport(), url.href, { redirect: "manual" }, limits);
      trace?.(`GET ${url.origin}${url.pathname} ${answer.status}`);
      return answer;
    }
  };
}
async function orNull(statuses, asked) {
  try {
    return await asked;
  } catch (error2) {
    if (error2 instanceof GateError && statuses.includes(Number(error2.facts["status"]))) return null;
    throw error2;
  }
}

// src/adapters/github/download.ts
import { createHash } from "node:crypto";
var mostRedirects = 3;
var redirects = /* @__PURE__ */ new Set([301, 302, 303, 307, 308]);
async function downloadArtifact(client, apiUrl, request, { digest, expired }) {
  if (expired) throw failure(request.operation, new Setback("gone", 0), true);
  return client.send({ ...request, redirect: "manual" }, async (answer) => {
    const zip = redirects.has(answer.status) ? await follow(client, apiUrl, answer, request.limits) : answer;
    if (zip.status !== 200) throw refusalOf(zip);
    checkDigest(digest, zip);
    return zip.body;
  });
}
async function follow(client, apiUrl, first, limits) {
  let answer = first;
  let url = new URL(apiUrl);
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    const next = targetOf(answer.headers.get("location") ?? "", url);
    if (next === null) throw new Setback("invalid", answer.status, { detail: "location" });
    url = next;
    answer = await client.fetchForeign(url, limits);
    if (!redirects.has(answer.status)) return storedOrThrow(answer);
  }
  throw new Setback("invalid", answer.status, { detail: "redirects" });
}
function targetOf(location, from) {
  if (location === "" || !URL.canParse(location, from.href)) return null;
  const url = new URL(location, from.href);
  return url.protocol === "https:" || url.protocol === "http:" && from.protocol === "http:" ? url : null;
}
function storedOrThrow(answer) {
  if (answer.status === 404) throw new Setback("gone", 404);
  if (answer.status === 401 || answer.status === 403) throw new Setback("unavailable", answer.status);
  return answer;
}
function checkDigest(digest, { status, body }) {
  if (digest === null) return;
  const found = `sha256:${createHash("sha256").update(body).digest("hex")}`;
  if (found !== digest.toLowerCase()) throw new Setback("digest", status);
}

// src/adapters/github/graphql.ts
var mostPages = 30;
var text2 = string().check(_maxLength(1024));
var viewerShape = object({ viewer: object({ login: text2 }) });
var databaseId = nullable(union([int(), string().check(_regex(/^\d{1,15}$/))]));
var threadsShape = object({
  repository: object({
    pullRequest: object({
      reviewThreads: object({
        pageInfo: object({ hasNextPage: boolean(), endCursor: nullable(text2) }),
        nodes: array(
          object({
            id: text2,
            isResolved: boolean(),
            comments: object({ nodes: array(nullable(object({ fullDatabaseId: databaseId }))) })
          })
        )
      })
    })
  })
});
var errorShape = object({
  type: nullish(string()),
  message: _catch(string(), ""),
  extensions: _catch(nullish(object({ code: nullish(string()) })), null)
});
var errorsShape = object({ errors: nullish(array(errorShape)) });
var threadsQuery = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { id isResolved comments(first: 1) { nodes { fullDatabaseId } } }
      }
    }
  }
}`;
function createGraphQL(client, url) {
  const ask = (operation2, query, variables, data) => {
    const parameters = { query, variables };
    return client.send({ operation: operation2, route: `POST ${url}`, parameters, repeatable: true }, (answer) => {
      checkStatus(answer);
      const { errors } = readJson(errorsShape, answer);
      if (errors?.[0] !== void 0) throw setbackOf2(errors[0], waitOf(answer.headers));
      return readJson(object({ data }), answer).data;
    });
  };
  return {
    async viewer() {
      const { viewer } = await ask("graphql/viewer", "query { viewer { login } }", {}, viewerShape);
      return viewer.login;
    },
    async threads(owner, name2, number2) {
      const threads = [];
      const read = (after2) => ask("graphql/review-threads", threadsQuery, { owner, name: name2, number: number2, after: after2 }, threadsShape);
      let after = null;
      for (let page = 1; page <= mostPages; page += 1) {
        const { repository: repository2 } = await read(after);
        const { nodes, pageInfo } = repository2.pullRequest.reviewThreads;
        for (const { id: id3, isResolved, comments } of nodes) {
          const first = comments.nodes[0]?.fullDatabaseId ?? null;
          threads.push({ id: id3, resolved: isResolved, comment: first === null ? null : Number(first) });
        }
        if (!pageInfo.hasNextPage) return threads;
        after = pageInfo.endCursor;
      }
      throw failure("graphql/review-threads", new Setback("too-large", 200), true);
    },
    async settleThread(id3, mutation) {
      const query = `mutation ($id: ID!) { ${mutation}(input: { threadId: $id }) { thread { id } } }`;
      const done = object({ [mutation]: object({ thread: object({ id: text2 }) }) });
      await ask(`graphql/${mutation}`, query, { id: id3 }, done);
    }
  };
}
var reasons2 = /* @__PURE__ */ new Map([
  ["FORBIDDEN", "forbidden"],
  ["INSUFFICIENT_SCOPES", "forbidden"],
  ["NOT_FOUND", "not-found"],
  ["RATE_LIMITED", "rate-limited"],
  ["RATE_LIMIT", "rate-limited"],
  ["SERVICE_UNAVAILABLE", "unavailable"],
  ["INTERNAL", "unavailable"],
  // An older server that lacks a field.
  ["undefinedField", "unsupported"]
]);
function setbackOf2(error2, waitMs) {
  const kind = error2.type ?? error2.extensions?.code;
  const reason = kind ? reasons2.get(kind) ?? "invalid" : "unavailable";
  return new Setback(reason, 200, { detail: error2.message, waitMs });
}

// src/adapters/github/listing.ts
var perPage = 100;
var mostPages2 = 30;
var mostReadings = 3;
async function listAll(client, request, row) {
  return refusePart(request, await listSome(client, request, row));
}
function listSome(client, request, row) {
  const page = array(row).check(_maxLength(perPage));
  return readPages(client, request, (answer) => ({ rows: readJson(page, answer), total: null }));
}
async function listCounted(client, request, page) {
  for (let reading = 1; ; reading += 1) {
    const listing = await readPages(client, request, (answer) => readJson(page, answer));
    const missing2 = (listing.total ?? 0) - listing.rows.length;
    if (missing2 <= 0 || !listing.whole) return listing;
    if (reading === mostReadings) {
      throw failure(request.operation, new Setback("torn", 200, { detail: `-${missing2}` }), true);
    }
  }
}
async function readPages(client, request, read) {
  const rows = [];
  for (let page = 1; ; page += 1) {
    const parameters = { ...request.parameters, per_page: perPage, page };
    const { more, ...found } = await client.send({ ...request, parameters }, (answer) => {
      const part = read(answer);
      return { ...part, more: hasNext(answer, part.rows.length) };
    });
    rows.push(...found.rows);
    if (!more || page === mostPages2) return { rows, total: found.total, whole: !more };
  }
}
function hasNext({ headers }, rows) {
  const link = headers.get("link");
  return link === null ? rows === perPage : /;\s*rel="?next"?/.test(link);
}
function refusePart({ operation: operation2 }, { rows, whole }) {
  if (whole) return rows;
  throw failure(operation2, new Setback("too-large", 200), true);
}

// src/adapters/github/shapes.ts
var text3 = (most) => string().check(_maxLength(most));
var name = text3(1024);
var address = text3(8192);
var markdown = text3(1 << 20);
var id = int().check(_nonnegative());
var sha = string().check(_regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));
var user = nullish(object({ login: name }));
var repositoryShape = pipe(
  object({ id, default_branch: name }),
  transform((raw) => ({ id: raw.id, defaultBranch: raw.default_branch }))
);
var comparisonShape = object({ merge_base_commit: object({ sha }) });
var commitShape = object({ sha });
var pullShape = pipe(
  object({
    number: id,
    state: text3(64),
    head: object({ sha, repo: nullish(object({ id })) }),
    base: object({ sha, ref: name, repo: object({ id }) })
  }),
  transform(({ number: number2, state, head, base }) => ({
    number: number2,
    open: state === "open",
    headSha: head.sha,
    headRepositoryId: head.repo?.id ?? null,
    baseRepositoryId: base.repo.id,
    baseRef: base.ref,
    baseSha: base.sha
  }))
);
var pullFileShape = pipe(
  object({ filename: text3(8192), status: text3(64), patch: nullish(text3(16 << 20)) }),
  transform((raw) => ({ path: raw.filename, status: raw.status, patch: raw.patch ?? null }))
);
var issueCommentShape = pipe(
  object({ id, user, body: nullish(markdown), html_url: address }),
  transform((raw) => ({
    id: raw.id,
    author: raw.user?.login ?? "",
    body: raw.body ?? "",
    url: raw.html_url
  }))
);
var reviewCommentShape = pipe(
  object({
    id,
    user,
    body: markdown,
    html_url: address,
    path: text3(8192),
    // Null when outdated, which the description does not say.
    line: nullish(id),
    side: nullish(text3(64)),
    subject_type: nullish(text3(64)),
    in_reply_to_id: nullish(id)
  }),
  transform((raw) => {
    const onFile = raw.subject_type === "file";
    return {
      id: raw.id,
      author: raw.user?.login ?? "",
      body: raw.body,
      url: raw.html_url,
      path: raw.path,
      line: onFile || raw.side === "LEFT" ? null : raw.line ?? null,
      onFile,
      answers: raw.in_reply_to_id ?? null
    };
  })
);
var workflowRunShape = pipe(
  object({
    id,
    event: name,
    path: address,
    status: nullish(text3(64)),
    conclusion: nullish(text3(64)),
    head_sha: sha,
    head_branch: nullish(name),
    html_url: address
  }),
  transform((raw) => ({
    id: raw.id,
    event: raw.event,
    path: raw.path.split("@", 1)[0] ?? "",
    status: raw.status ?? "",
    conclusion: raw.conclusion ?? null,
    headSha: raw.head_sha,
    headBranch: raw.head_branch ?? "",
    url: raw.html_url
  }))
);
var artifactRunShape = object({
  id,
  head_branch: name,
  head_sha: sha,
  repository_id: id,
  head_repository_id: id
});
var artifactShape = pipe(
  object({
    id,
    name,
    size_in_bytes: id,
    expired: boolean(),
    digest: nullish(text3(256)),
    created_at: nullish(text3(64)),
    // A run of which something is not said is as good as none: nobody could tell whose it was.
    workflow_run: _catch(nullish(artifactRunShape), null)
  }),
  transform((raw) => ({
    id: raw.id,
    name: raw.name,
    bytes: raw.size_in_bytes,
    expired: raw.expired,
    digest: raw.digest ?? null,
    createdAt: raw.created_at ?? "",
    run: raw.workflow_run ? {
      id: raw.workflow_run.id,
      headBranch: raw.workflow_run.head_branch,
      headSha: raw.workflow_run.head_sha,
      repositoryId: raw.workflow_run.repository_id,
      headRepositoryId: raw.workflow_run.head_repository_id
    } : null
  }))
);
var artifactPageShape = pipe(
  object({ total_count: id, artifacts: array(artifactShape).check(_maxLength(100)) }),
  transform((raw) => ({ rows: raw.artifacts, total: raw.total_count }))
);

// src/adapters/github/forge.ts
var workflowLogin = "github-actions[bot]";
var downloadMs = 5 * 6e4;
var anonymous = /* @__PURE__ */ new Set(["forbidden", "not-found", "unsupported"]);
function createForge(options2) {
  const apiUrl = options2.apiUrl.replace(/\/+$/, "");
  const client = createClient({ ...options2, apiUrl });
  const graphql = createGraphQL(client, options2.graphqlUrl);
  const here = placeOf(options2.repository, "unusable");
  const ask = (operation2, route, parameters = {}) => {
    const [method = "", path = ""] = route.split(" ", 2);
    return {
      operation: operation2,
      route: `${method} /repos/{owner}/{repo}${path}`,
      parameters: { ...here, ...parameters }
    };
  };
  const tell = (request) => client.send(request, checkStatus);
  return {
    async viewer() {
      try {
        return await graphql.viewer();
      } catch (error2) {
        if (error2 instanceof GateError && anonymous.has(error2.facts["reason"])) return workflowLogin;
        throw error2;
      }
    },
    repository: () => client.get(ask("repos/get", "GET "), repositoryShape),
    async mergeBase(base, head) {
      const parameters = { basehead: `${base}...${head}`, per_page: 1 };
      const request = ask("repos/compare-commits-with-basehead", "GET /compare/{basehead}", parameters);
      return (await client.get(request, comparisonShape)).merge_base_commit.sha;
    },
    async ancestors(sha3) {
      const request = ask("repos/list-commits", "GET /commits", { sha: sha3, per_page: 100 });
      const commits = await client.get(request, array(commitShape).check(_maxLength(100)));
      return commits.map((commit) => commit.sha);
    },
    file(path, ref, mostBytes4) {
      const request = {
        ...ask("repos/get-content", "GET /contents/{path}", { path, ref }),
        accept: "application/vnd.github.raw+json",
        limits: { mostBytes: mostBytes4 }
      };
      const read = client.send(request, (answer) => {
        checkStatus(answer);
        const type = answer.headers.get("content-type") ?? "";
        if (/^application\/json\b/i.test(type)) throw new Setback("invalid", answer.status, { detail: path });
        return new TextDecoder().decode(answer.body);
      });
      return orNull([404], read);
    },
    pull: (number2) => client.get(ask("pulls/get", "GET /pulls/{pull_number}", { pull_number: number2 }), pullShape),
    async pullsOf(repository2, headSha) {
      const parameters = { ...placeOf(repository2, "invalid"), commit_sha: headSha };
      const request = ask(
        "repos/list-pull-requests-associated-with-commit",
        "GET /commits/{commit_sha}/pulls",
        parameters
      );
      const pulls = await orNull([422], listAll(client, request, pullShape)) ?? [];
      return pulls.filter((pull) => pull.open && pull.headSha === headSha);
    },
    async pullsFrom(owner, branch) {
      const request = ask("pulls/list", "GET /pulls", { state: "open", head: `${owner}:${branch}` });
      return (await listAll(client, request, pullShape)).filter((pull) => pull.open);
    },
    async pullFiles(number2) {
      const request = ask("pulls/list-files", "GET /pulls/{pull_number}/files", { pull_number: number2 });
      return (await orNull([406, 422], listSome(client, request, pullFileShape)))?.rows ?? null;
    },
    comments(pull) {
      const route = "GET /issues/{issue_number}/comments";
      return listAll(client, ask("issues/list-comments", route, { issue_number: pull }), issueCommentShape);
    },
    comment(id3) {
      const route = "GET /issues/comments/{comment_id}";
      const request = ask("issues/get-comment", route, { comment_id: id3 });
      return orNull([404, 410], client.get(request, issueCommentShape));
    },
    createComment(pull, body) {
      const route = "POST /issues/{issue_number}/comments";
      return client.get(ask("issues/create-comment", route, { issue_number: pull, body }), issueCommentShape);
    },
    updateComment(id3, body) {
      const route = "PATCH /issues/comments/{comment_id}";
      return tell(ask("issues/update-comment", route, { comment_id: id3, body }));
    },
    deleteComment(id3) {
      const request = ask("issues/delete-comment", "DELETE /issues/comments/{comment_id}", {
        comment_id: id3
      });
      return client.send(request, (answer, again) => {
        if (!(again && answer.status === 404)) checkStatus(answer);
      });
    },
    reviewComments(pull) {
      const route = "GET /pulls/{pull_number}/comments";
      return listAll(
        client,
        ask("pulls/list-review-comments", route, { pull_number: pull }),
        reviewCommentShape
      );
    },
    createReview(pull, commit, body, comments) {
      return tell(
        ask("pulls/create-review", "POST /pulls/{pull_number}/reviews", {
          pull_number: pull,
          commit_id: commit,
          event: "COMMENT",
          ...body === "" ? {} : { body },
          comments: comments.map((comment) => ({
            path: comment.path,
            line: comment.line,
            side: "RIGHT",
            body: comment.body
          }))
        })
      );
    },
    createFileComment(pull, commit, path, body) {
      return tell(
        ask("pulls/create-review-comment", "POST /pulls/{pull_number}/comments", {
          pull_number: pull,
          commit_id: commit,
          path,
          body,
          subject_type: "file"
        })
      );
    },
    updateReviewComment(id3, body) {
      const route = "PATCH /pulls/comments/{comment_id}";
      return tell(ask("pulls/update-review-comment", route, { comment_id: id3, body }));
    },
    threads: (pull) => graphql.threads(here.owner, here.repo, pull),
    resolveThread: (id3) => graphql.settleThread(id3, "resolveReviewThread"),
    unresolveThread: (id3) => graphql.settleThread(id3, "unresolveReviewThread"),
    run: (id3) => client.get(
      ask("actions/get-workflow-run", "GET /actions/runs/{run_id}", { run_id: id3 }),
      workflowRunShape
    ),
    async artifacts(name2) {
      const request = ask("actions/list-artifacts-for-repo", "GET /actions/artifacts", { name: name2 });
      return (await listCounted(client, request, artifactPageShape)).rows.filter((row) => row.name === name2);
    },
    async artifactsOfRun(run) {
      const route = "GET /actions/runs/{run_id}/artifacts";
      const request = ask("actions/list-workflow-run-artifacts", route, { run_id: run });
      return (await listCounted(client, request, artifactPageShape)).rows;
    },
    download(artifact, mostBytes4) {
      const route = "GET /actions/artifacts/{artifact_id}/{archive_format}";
      const request = ask("actions/download-artifact", route, {
        artifact_id: artifact.id,
        archive_format: "zip"
      });
      const limits = { mostBytes: mostBytes4, timeoutMs: options2.downloadMs ?? downloadMs };
      return downloadArtifact(client, apiUrl, { ...request, limits }, artifact);
    }
  };
}
function placeOf(repository2, otherwise) {
  const [owner = "", repo = "", ...rest] = repository2.split("/");
  const fits = (part) => /^[\w.-]{1,100}$/.test(part) && !/^\.+$/.test(part);
  if (rest.length === 0 && fits(owner) && fits(repo)) return { owner, repo };
  throw failure("repos/get", new Setback(otherwise, 0, { detail: repository2 }), true);
}

// src/adapters/github/refusing-forge.ts
function createRefusingForge(error2) {
  const refuse = () => Promise.reject(error2);
  return new Proxy({}, { get: () => refuse });
}

// src/action/gate-mode.ts
import { join as join4 } from "node:path";

// src/baseline/name.ts
import { createHash as createHash2 } from "node:crypto";

// src/config/action-inputs.ts
var actionInputs = [
  {
    name: "working-directory",
    description: "Folder of the repository to work in, relative to the workspace.",
    default: "."
  },
  {
    name: "config",
    description: "Configuration file, relative to working-directory. Empty: .github/pprof-gate.yml, and the defaults when there is none.",
    default: ""
  },
  {
    name: "packages",
    description: "Package patterns as for go test, separated by blanks or line breaks. Empty: as configured.",
    default: ""
  },
  {
    name: "bench",
    description: "Which benchmarks run, a regular expression as for go test -bench. Empty: as configured.",
    default: ""
  },
  { name: "tags", description: "Build tags, separated by commas. Empty: as configured.", default: "" },
  {
    name: "base",
    description: "Commit, tag or branch to compare with. Empty: the merge base of a pull request, otherwise the parent commit.",
    default: ""
  },
  { name: "head", description: "Commit, tag or branch to judge. Empty: what is checked out.", default: "" },
  {
    name: "time-budget",
    description: "How long measuring may take, for example 5m or 90s. Empty: as configured.",
    default: ""
  },
  {
    name: "budget",
    description: "Budgets above those of the configuration, one METRIC=LIMIT a line, for example sec/op=+10%.",
    default: ""
  },
  {
    name: "seed",
    description: "Whole number that repeats the random order of a run. Empty: as configured.",
    default: ""
  },
  {
    name: "pin",
    description: "true or false: run timed processes on one core. Empty: as configured.",
    default: ""
  },
  {
    name: "out",
    description: "Folder for the captures and the reports, relative to working-directory.",
    default: "pprof-gate"
  },
  {
    name: "mode",
    description: "gate, record or report; auto: what the event asks for (pull_request and merge_group gate, push to the default branch, schedule and workflow_dispatch record a baseline, workflow_run reports).",
    default: "auto"
  },
  {
    name: "baseline",
    description: "auto, artifact or paired: what head is compared with. Empty: as configured.",
    default: ""
  },
  {
    name: "baseline-workflow",
    description: "Workflow file whose runs record baselines, for example pprof-gate.yml. Empty: the file that this job is in.",
    default: ""
  },
  {
    name: "baseline-retention-days",
    description: "How long a baseline artifact is kept, 1 to 90. Empty: as the repository is set.",
    default: ""
  },
  {
    name: "key",
    description: "Name of this suite: one comment and one baseline each. Give each job of a matrix its own.",
    default: "default"
  },
  {
    name: "comment",
    description: "When the pull request gets a comment: always, on-change (something moved), on-failure (the gate fails) or never. A comment that is there is kept up to date but with never.",
    default: "always"
  },
  {
    name: "review-comments",
    description: "true or false: comments on the lines of the diff that made something worse.",
    default: "true"
  },
  {
    name: "config-from",
    description: "head or base: whose configuration file counts. base: a pull request cannot change its own budgets.",
    default: "head"
  },
  {
    name: "upload-report",
    description: "true or false: the report as a page (report.html) becomes an artifact of the run, and the comment and the summary link it.",
    default: "true"
  },
  {
    name: "publish-failure",
    description: "error or warn: what it means when comments or artifacts could not be written.",
    default: "error"
  },
  {
    name: "token",
    description: "Token for the API of GitHub. Benchmarks are not given it.",
    default: "${{ github.token }}"
  },
  {
    name: "report-only",
    description: "true: tell the verdict, but never fail the job because of it. Errors still fail the job.",
    default: "false"
  }
];
var modes = ["auto", "gate", "record", "report"];
var commentWhens = ["always", "on-change", "on-failure", "never"];
var keyShape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
function readInputs(inputs) {
  const given = (name2) => {
    const text5 = inputs.get(name2)?.trim() ?? "";
    return text5 === "" ? actionInputs.find((input) => input.name === name2)?.default ?? "" : text5;
  };
  const read = (name2, reader) => {
    const text5 = given(name2);
    return text5 === "" ? null : reader(text5, `input ${name2}`);
  };
  const packages = read("packages", (text5, from) => text5.split(/\s+/).map((item) => readPattern(item, from)));
  const bench = read("bench", readBench);
  const tags = read("tags", readTags);
  const timeBudgetMs = read("time-budget", readDuration);
  const seed = read("seed", readInteger);
  const pin = read("pin", readSwitch);
  const baseline = read("baseline", (text5, from) => readChoice(text5, from, ["auto", "artifact", "paired"]));
  const budgets = read(
    "budget",
    (text5, from) => text5.split("\n").filter((line) => line.trim() !== "").map((line) => readBudget(line, from))
  );
  return {
    workingDirectory: given("working-directory"),
    config: read("config", readText),
    base: read("base", readText),
    head: read("head", readText),
    out: given("out"),
    reportOnly: read("report-only", readSwitch) ?? false,
    mode: read("mode", (text5, from) => readChoice(text5, from, modes)) ?? "auto",
    baselineWorkflow: read("baseline-workflow", readText),
    retentionDays: read("baseline-retention-days", (text5, from) => {
      const days = readInteger(text5, from, 1);
      if (days > 90) throw usageError("value-wrong", { option: from, value: text5, expects: "days" });
      return days;
    }),
    key: read("key", (text5, from) => {
      if (!keyShape.test(text5))
        throw usageError("value-wrong", { option: from, value: text5, expects: "key" });
      return text5;
    }) ?? "default",
    comment: read("comment", (text5, from) => readChoice(text5, from, commentWhens)) ?? "always",
    reviewComments: read("review-comments", readSwitch) ?? true,
    uploadReport: read("upload-report", readSwitch) ?? true,
    configFrom: read("config-from", (text5, from) => readChoice(text5, from, ["head", "base"])) ?? "head",
    publishFailure: read("publish-failure", (text5, from) => readChoice(text5, from, ["error", "warn"])) ?? "error",
    // Its default is for the runner to fill in.
    token: inputs.get("token")?.trim() ?? "",
    overrides: {
      ...packages === null ? {} : { packages },
      ...bench === null ? {} : { bench },
      ...tags === null ? {} : { tags },
      ...timeBudgetMs === null ? {} : { timeBudgetMs },
      ...seed === null ? {} : { seed },
      ...pin === null ? {} : { pin },
      ...baseline === null ? {} : { baseline },
      ...budgets === null ? {} : { budgets }
    }
  };
}

// src/baseline/name.ts
function baselineName(suite, { go, options: options2, machine }) {
  const settings = [...flagsOf({ go, options: options2 })].filter(([, value]) => value !== "");
  const text5 = JSON.stringify([
    captureSchemaVersion,
    go.version,
    settings.sort(([a], [b]) => byText(a, b)),
    machine.pinned
  ]);
  const hash2 = createHash2("sha256").update(text5).digest("hex").slice(0, 8);
  return `pprof-gate-baseline-${checked(suite)}-${go.goos}-${go.goarch}-${hash2}`;
}
function commitBaselineName(name2, sha3) {
  return `${name2}-${sha3.slice(0, 12)}`;
}
var resultPrefix = "pprof-gate-result-";
function resultName(suite) {
  return `${resultPrefix}${checked(suite)}`;
}
function suiteOfResult(name2) {
  if (!name2.startsWith(resultPrefix)) return null;
  const suite = name2.slice(resultPrefix.length);
  return keyShape.test(suite) ? suite : null;
}
var pagePrefix = "pprof-gate-report-";
function pageName(suite, copy) {
  return `${pagePrefix}${checked(suite)}${copy > 1 ? `~${copy}` : ""}.html`;
}
function zippedPageName(suite, copy) {
  return pageName(suite, copy).replace(/\.html$/, "");
}
function pageFile(suite) {
  return `report-${checked(suite)}.html`;
}
function checked(suite) {
  if (!keyShape.test(suite)) throw new Error(`${JSON.stringify(suite)} is no suite`);
  return suite;
}

// src/config/changes.ts
function changedKeys(base, head) {
  const [before, after] = [flat(base), flat(head)];
  const keys = /* @__PURE__ */ new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => before.get(key) !== after.get(key)).sort(byText);
}
var opened = /* @__PURE__ */ new Set(["budgets", "profile", "units"]);
function flat(config) {
  return new Map(
    Object.entries(config).flatMap(
      ([key, value]) => opened.has(key) ? Object.entries(value).map(([inner, of]) => [`${key}.${inner}`, JSON.stringify(of)]) : [[key, JSON.stringify(value)]]
    )
  );
}

// src/report/words/publication.ts
var shortCommit = (sha3) => say`${sha3.slice(0, 7)}`;
var words = {
  "pull-closed": () => own("The pull request is closed, so nothing was written on it."),
  "head-moved": (f) => say`The pull request has moved on${f.with("now", (now) => say` to ${shortCommit(now)}`)}${f.with("measured", (measured) => say`, and this run measured ${shortCommit(measured)}`)}${own(
    f.is("written") ? ": the comment is about the older commit until the run of the newer one updates it." : ": nothing was written. The run of the newer commit will."
  )}`,
  "newer-run": (f) => say`A newer run${f.number("run") === null ? nothing : own(` (${String(f.number("run"))})`)} has commented already, so this one leaves its comment alone.`,
  "shared-key": (f) => say`Another job of this run${f.with("variant", (variant) => say` (${variant})`)} publishes with the same key${f.with("key", (key) => say` ${key}`)}, so the comment shows the worse of them. Give each job of a matrix its own input key.`,
  "reviews-forbidden": (f) => say`The token may not comment on lines${f.with("detail", (detail) => say` (${detail})`)}. Give the job the permission pull-requests: write; until then the lines are told in the comment only.`,
  "reviews-unsupported": (f) => say`This server cannot do what comments on lines need${f.with("operation", (operation2) => say` (${operation2})`)}; the lines are told in the comment only.`,
  "diff-too-large": () => own("GitHub gives no diff of a pull request this large, so there are no comments on its lines."),
  "lines-refused": (f) => say`GitHub did not take comments on ${f.list("places").length === 0 ? own("some lines") : listed(f.list("places"), 10)}; they are told in the comment only.`
};
function noticeWords({ code, facts }) {
  return textOf(words[code](new FactReader(facts)));
}
function notPublished(error2) {
  const { what, next } = errorWords(error2);
  return markdownOf(say`**Not published**: ${what}. ${next}`);
}
var recipe = 'To have comments on such pull requests, add the second workflow of the README ("Pull requests from forks"): it runs on workflow_run with the rights of this repository, and runs none of their code.';
var instead = "The verdict is in the summary, the annotations and the exit code";
var readOnlyReasons = {
  fork: `This pull request comes from a fork, so the token may only read. ${instead}. ${recipe}`,
  dependabot: `Runs that Dependabot starts get a token that may only read, unless the workflow gives the job pull-requests: write. ${instead}. ${recipe}`,
  "no-token": `The input token is empty, so no comment was written. ${instead}. Leave the input out to use the token of the job.`
};
function readOnlyWords(reason) {
  return readOnlyReasons[reason];
}
function forbiddenWords(detail) {
  const said = detail === "" ? nothing : say`: ${detail.replace(/\.$/, "")}`;
  return textOf(
    say`This job may not write on the pull request${said}. ${own(instead)}. If it is the token, give the job the permission pull-requests: write.`
  );
}
function otherForgeWords(name2) {
  const server = name2 === "gitea" ? "Gitea" : "Forgejo";
  return `${server}: the summary, outputs and exit code work; its API lacks what comments, comments on lines and stored baselines need, so base is measured again in every run.`;
}
function baselineUploaded(name2, retentionDays) {
  const kept3 = retentionDays === null ? "as long as the repository keeps artifacts" : counted(retentionDays, "day");
  return textOf(
    say`Stored the baseline ${name2}, kept ${own(retentionDays === null ? kept3 : `for ${kept3}`)}.`
  );
}
var baselineExists = "There is a baseline of this commit already. Start the workflow by hand with force: true to measure it again.";
function resultUploaded(name2) {
  return textOf(say`Stored the result as artifact ${name2}, for the workflow that comments.`);
}
function linesNote({ lines, files, outside, leftOut, refused, unsure }) {
  const onLines = lines === 0 ? [] : [`on ${counted(lines, "line")} of the diff`];
  const onFiles = files === 0 ? [] : [`on ${counted(files, "file")}`];
  const told2 = [...onLines, ...onFiles].join(" and ");
  const many = (count) => told2 === "" ? counted(count, "line") : `${grouped(count)} more ${count === 1 ? "line" : "lines"}`;
  const is = (count) => count === 1 ? "is" : "are";
  const rest = (places, what) => places.length === 0 ? nothing : say`${own(what(places.length))}: ${listed(places, 10)}`;
  const parts = [
    own(told2 === "" ? "" : `Review comments: ${told2}`),
    rest(outside, (count) => `${many(count)} ${is(count)} not in the diff`),
    rest(leftOut, (count) => `${many(count)} ${is(count)} only told here`),
    rest(refused, (count) => `${many(count)} could not be commented on`),
    rest(unsure, (count) => `GitHub failed at the comments on ${many(count)}`)
  ];
  const sentence = join(parts, "; ");
  return sentence.length === 0 ? nothing : say`${sentence}.`;
}
function sourceNote(run) {
  return say`Measured by the pull request's own ${run}: its numbers are what that run says.`;
}
function runName(run) {
  return `run ${run}`;
}
var unusable2 = /* @__PURE__ */ new Map([
  ["incomplete", "the capture was not finished"],
  ["side", "the capture is one side of a gate"],
  ["uncommitted", "there are changes that are in no commit"],
  ["partial", "measuring stopped before its end"],
  ["does-not-compile", "a package does not compile"],
  ["troubled", "a benchmark does not run to its end"],
  ["empty", "no benchmark was measured"]
]);
function unusableWords(code, what) {
  const about = what === "" ? nothing : say` (${what})`;
  return textOf(
    say`No baseline was stored: ${own(unusable2.get(code) ?? "the capture is not usable")}${about}. The one before stays. Mend it, give more time-budget, or leave benchmarks out with bench in .github/pprof-gate.yml.`
  );
}
function ghCommand(workflow) {
  const file = /^[\w.-]+\.ya?ml$/.test(workflow) ? workflow : "WORKFLOW.yml";
  return `gh workflow run ${file}`;
}
var idle = {
  "no-result": "The finished run left no result to report: it has commented itself, or it did not measure.",
  "no-pull": "No open pull request has the commit of the finished run as its head any more: nothing was written.",
  "several-pulls": "More than one open pull request has the commit of the finished run as its head, and GitHub does not say which of them it was for: nothing was written.",
  "too-many": "The finished run left more results than are reported; the rest was left out.",
  "branch-deleted": "A branch was deleted: there is nothing to measure.",
  "run-without-pull-request": "The finished run was not one of a pull request: there is nothing to report."
};
function nothingToReport(why) {
  return idle[why];
}
function pageByHand(name2) {
  return textOf(
    say`This server takes no artifacts from actions. Upload the file of the output report-html as ${name2} with a step of your own, or set upload-report: false.`
  );
}
function uploadByHand(name2) {
  return textOf(
    say`This server takes no artifacts from actions. Upload the folder of the output artifact-path as ${name2} with a step of your own.`
  );
}

// src/action/artifact.ts
import { readdir } from "node:fs/promises";
import { join as join3, relative as relative2 } from "node:path";

// src/action/job.ts
import { resolve } from "node:path";
function foldersOf({ settings }) {
  const directory = resolve(settings.workingDirectory);
  return { directory, out: resolve(directory, settings.out) };
}
async function publishing(job, work, verdict = exitCodes.passes) {
  const failed = await failuresOf(typeof work === "function" ? [work] : work);
  let code = verdict;
  for (const error2 of failed) code = await told(error2, code, job);
  return code;
}
async function failuresOf(works) {
  const failed = [];
  for (const work of works) {
    try {
      await work();
    } catch (error2) {
      if (error2 instanceof GateError && ofOthers.has(error2.code)) throw error2;
      failed.push(error2 instanceof Error ? error2 : new Error(String(error2)));
    }
  }
  return failed;
}
async function told(error2, verdict, job) {
  if (!(error2 instanceof GateError)) {
    if (verdict === exitCodes.passes) throw error2;
    job.console.error(describeAnything(error2));
    return verdict;
  }
  const fails = job.settings.publishFailure === "error";
  if (fails) job.console.error(describeError(error2));
  else job.console.warning(describeError(error2));
  await addToSummary(paragraph(notPublished(error2)), job);
  return verdict === exitCodes.passes && fails ? exitCodes.notPublished : verdict;
}
var ofOthers = /* @__PURE__ */ new Set([
  "interrupted",
  "usage",
  "config-missing",
  "config-invalid"
]);
async function addToSummary(text5, { console }) {
  try {
    await console.summary(text5);
  } catch (error2) {
    if (!(error2 instanceof GateError)) throw error2;
    console.warning(describeError(error2));
  }
}
function paragraph(text5) {
  return `
${text5}
`;
}

// src/action/artifact.ts
function nameFolder(name2, folder, { console }) {
  console.outputs({ artifact: name2, "artifact-path": relative2(process.cwd(), folder) });
}
async function uploadFolder(name2, folder, retentionDays, job, also = []) {
  const { uploads, console } = job;
  nameFolder(name2, folder, job);
  try {
    const files = await filesBelow(folder);
    for (const each of [name2, ...also]) {
      const { id: id3, bytes } = await uploads.upload(each, folder, files, retentionDays);
      console.debug(`artifact ${each}: id ${id3}, ${bytes} bytes`);
    }
    return true;
  } catch (error2) {
    if (!(error2 instanceof GateError && error2.facts["reason"] === "unsupported")) throw error2;
    console.notice(uploadByHand(name2));
    await console.summary(paragraph(uploadByHand(name2)));
    return false;
  }
}
async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && entry.name !== ".gitignore").map((entry) => join3(entry.parentPath, entry.name));
}

// src/action/base-commit.ts
async function namedCommit(ref, here) {
  const { git, repository: repository2, forge } = here;
  try {
    return { ref, sha: await git.resolve(repository2, ref) };
  } catch (error2) {
    if (forge === null || !(error2 instanceof GateError) || error2.facts["detail"] !== "not-found") throw error2;
    const sha3 = await onServer(ref, forge, error2);
    await present(sha3, here);
    return { ref: sha3, sha: sha3 };
  }
}
async function onServer(ref, forge, otherwise) {
  try {
    const [sha3] = await forge.ancestors(ref);
    if (sha3 !== void 0) return sha3;
  } catch (error2) {
    if (!(error2 instanceof GateError && error2.code === "forge-failed")) throw error2;
    if (!unknown.has(error2.facts["reason"])) throw otherwise;
  }
  throw new GateError("ref-unknown", { ref, detail: "not-on-server" });
}
var unknown = /* @__PURE__ */ new Set(["not-found", "invalid"]);
async function present(sha3, { git, repository: repository2 }) {
  if (!await git.has(repository2, sha3)) await git.fetch(repository2, sha3);
}
async function baseFor(event, input, head, here) {
  if (input !== null) return { kind: "commit", ...await namedCommit(input, here) };
  const known = await eventBase(event, head, here);
  await present(known.sha, here);
  return known;
}
async function eventBase(event, head, here) {
  switch (event.kind) {
    case "pull-request":
      return {
        kind: "known",
        chosen: "merge-base",
        ref: event.baseRef,
        sha: await pullBase(event, head, here)
      };
    case "merge-group":
      return { kind: "known", chosen: "merge-base", ref: "merge group base", sha: event.baseSha };
    default: {
      const [parent] = await here.git.parents(here.repository, head);
      const ref = `${head.slice(0, 12)}~1`;
      if (parent === void 0) throw new GateError("ref-unknown", { ref, detail: "no-parent" });
      return { kind: "known", chosen: "parent", ref, sha: parent };
    }
  }
}
async function mergedPull(pull, head, { git, repository: repository2 }) {
  if (pull === null) return null;
  const [, merged] = await git.parents(repository2, head);
  return merged === pull.headSha ? merged : null;
}
async function pullBase(event, head, { git, repository: repository2, forge }) {
  const [target, merged] = await git.parents(repository2, head);
  if (target !== void 0 && merged === event.headSha) return target;
  if (forge === null) return git.mergeBase(repository2, head, event.baseSha);
  try {
    return await forge.mergeBase(event.baseSha, head);
  } catch (error2) {
    if (!(error2 instanceof GateError && error2.code === "forge-failed")) throw error2;
    return git.mergeBase(repository2, head, event.baseSha);
  }
}

// src/report/asleep-places.ts
function asleepPlaces(rows) {
  const places = /* @__PURE__ */ new Map();
  for (const row of offProcessorRows(rows)) {
    const { offProcessor: off } = row.benchmark;
    if (row.change.change !== "regression" || off === void 0 || off.sleep === null) continue;
    const { file, line, function: name2 } = off.sleep;
    const key = JSON.stringify([file, line]);
    const known = places.get(key);
    const asleep = { row, off };
    places.set(key, {
      ...{ function: name2, file, line },
      asleep: known === void 0 ? [asleep] : [...known.asleep, asleep]
    });
  }
  return [...places.values()];
}

// src/report/words/review.ts
var reviewPhrases = {
  through: "Through",
  compiler: "The compiler says:",
  seeIt: "See it yourself",
  /** Under the commands of what hangs. */
  quit: "It does not end by itself: Ctrl-\\ ends it and prints its goroutines."
};
function standsWords(place, at) {
  if (at === "here") return own("on this line");
  const name2 = shortFunction(place.function);
  return at === null ? say`somewhere in ${name2},` : say`on line ${at} of this file, in ${name2},`;
}
function within2(whose2) {
  return say`in ${whose2}`;
}
function benchmarkNamed(name2) {
  return say`benchmark ${name2}`;
}
function othersStand(count) {
  return `And ${counted(count, "more finding")} about goroutines on this line.`;
}
function changesFunction(line) {
  return `The diff changes this function at line ${line}.`;
}
function othersPay(count) {
  return `The same line costs ${counted(count, "more benchmark")}.`;
}
function moreLines(count) {
  return `And ${counted(count, "more line")} of this function.`;
}
function resolvedWords(why, sha3) {
  const commit = say`as of ${sha3.slice(0, 7)}`;
  return why === "gone" ? say`**Resolved**: ${commit} nothing that got worse is put down to this place.` : say`**Moved**: ${commit} the line is another one, and a comment there says what it costs.`;
}

// src/report/review-stuck.ts
var mostFindings = 3;
function stuckText(report, { findings }, where) {
  const shown = findings.slice(0, mostFindings);
  const rest = findings.length - shown.length;
  const told2 = shown.map((finding) => {
    const { lead, items } = toldOf(report, finding, where);
    const bullets = listedBullets({ lead: nothing, items }, "");
    return [`${markdownOf(lead)}${items.length > 0 ? ":" : ""}`, ...bullets].join("\n");
  });
  return [...told2, ...rest > 0 ? [othersStand(rest)] : []].join("\n\n");
}
function toldOf(report, finding, where) {
  const f = new FactReader(finding.facts);
  const name2 = whose(report, finding, f);
  if (finding.rule === "goroutines-blocked") {
    const { lead: lead2, items } = blockedWords(finding);
    return { lead: say`**${lead2}** ${where} ${within2(name2)}`, items };
  }
  const why = firstLine(f.text("message") ?? "");
  const how = own(cutOffWords(f));
  const lead = say`${name2} **${own(brokenWords(f))}** ${where}${how}`;
  return {
    lead: join([lead, why === "" ? nothing : say`${why}`], ": "),
    items: goroutinesWords(finding, [])?.items ?? []
  };
}
function whose(report, { benchmark }, f) {
  if (benchmark !== null) return benchmarkNamed(nameWords(report, benchmark));
  return say`${own(phrases.package)} ${named(f.text("pkg") ?? "")}`;
}

// src/report/review.ts
var mostPlaces = 10;
var mostChars = 3e4;
function renderReview(report, reviewed) {
  const [first, ...others] = reviewed;
  const told2 = [costs(report, first)];
  let chars = told2.join("").length;
  for (const of of others.slice(0, mostPlaces - 1)) {
    const text5 = costs(report, of);
    chars += text5.length;
    if (chars > mostChars) break;
    told2.push(text5);
  }
  const rest = reviewed.length - told2.length;
  const more = rest === 0 ? [] : [moreLines(rest)];
  return [...told2, ...more, ...commands(report, first.place)].join("\n\n") + "\n";
}
function costs(report, { place, at }) {
  if (isStuck(place)) return stuckText(report, place, standsWords(place, at));
  if (isAsleep(place)) return asleepText(report, place, standsWords(place, at));
  const { shares, others } = placeShares(report, place);
  const path = placePath(place);
  return [
    ...shares.map((share) => shareText(report, share, standsWords(place, at))),
    ...others > 0 ? [othersPay(others)] : [],
    ...placeGoroutines(place).map((words2) => `${markdownOf(capitalised(words2))}.`),
    ...place.changedAt === void 0 ? [] : [changesFunction(place.changedAt)],
    ...path.length === 0 ? [] : [`${reviewPhrases.through} ${markdownOf(path)}`],
    ...reasonsText(place)
  ].join("\n\n");
}
function reasonsText(place) {
  const reasons3 = placeReasons(place).map(markdownOf);
  return reasons3.length === 0 ? [] : [`${reviewPhrases.compiler} ${reasons3.join("; ")}.`];
}
function shareText(report, { amounts, rows }, where) {
  const told2 = amounts.map(({ text: text5, note }) => own(note === "" ? `**${text5}**` : `**${text5}** (${note})`));
  const name2 = nameWords(report, rows[0].benchmark.id);
  const moved = rows.map(
    (row) => row.change.outcome === "unproven" ? say`${rowWords(row)}, ${own(phrases.cannotTell)}` : rowWords(row)
  );
  const lead = say`${join(told2, ", ")} ${where} in benchmark ${name2}:`;
  return [markdownOf(lead), ...moved.map((words2) => `- ${markdownOf(words2)}`)].join("\n");
}
function asleepText(report, { asleep: [{ row, off }, ...others] }, where) {
  const lead = asleepWords(off, where, nameWords(report, row.benchmark.id));
  return [
    `${markdownOf(lead)}
- ${markdownOf(rowWords(row))}`,
    ...others.length > 0 ? [othersPay(others.length)] : []
  ].join("\n\n");
}
function isAsleep(place) {
  return "asleep" in place;
}
function isStuck(place) {
  return "findings" in place;
}
function commands(report, place) {
  if (isAsleep(place)) {
    const { benchmark: benchmark2, change } = place.asleep[0].row;
    return [folded(reproduceCommands(report, benchmark2, [change]))];
  }
  if (!isStuck(place)) return [folded(costCommands(report, place))];
  const [{ benchmark, facts }] = place.findings;
  const found = report.verdict.benchmarks.find(
    ({ id: id3 }) => benchmark !== null && keyOf(id3) === keyOf(benchmark)
  );
  if (found === void 0) return [];
  return [folded(reproduceCommands(report, found, []), facts["ending"] === "hung" ? reviewPhrases.quit : "")];
}
function costCommands(report, place) {
  const [{ row }] = place.costs;
  const { benchmark } = row;
  const changes2 = place.costs.filter((cost) => cost.row.benchmark === benchmark).map(({ row: { change } }) => ({
    ...change,
    culprits: change.culprits.filter(({ file, line }) => file === place.file && line === place.line)
  }));
  return reproduceCommands(report, benchmark, changes2);
}
function folded(lines, note = "") {
  const shown = lines.every(isWhole) ? codeBlock(lines, "sh") : noCommands;
  const text5 = note === "" ? shown : `${shown}

${note}`;
  return `<details><summary>${reviewPhrases.seeIt}</summary>

${text5}

</details>`;
}
var longestLead = 2e3;
function renderResolved(text5, why, sha3) {
  const [lead = ""] = text5.split("\n", 1);
  const said = lead.replaceAll("~", "").replace(/:?\s*$/, "");
  const struck = said === "" || said.length > longestLead ? [] : [`~~${said}~~`];
  return [markdownOf(resolvedWords(why, sha3)), ...struck].join("\n\n") + "\n";
}

// src/report/stuck-places.ts
function stuckPlaces({ verdict }) {
  const told2 = verdict.findings.filter(({ level, at }) => level !== "note" && at !== null);
  const blocked = new Set(told2.filter(({ rule }) => rule === "goroutines-blocked").map(subjectOf));
  const places = /* @__PURE__ */ new Map();
  for (const finding of told2) {
    if (finding.rule === "benchmark-broken" && blocked.has(subjectOf(finding))) continue;
    const at = standsAt(finding);
    if (at === null) continue;
    const key = JSON.stringify([at.file, at.line, at.function]);
    const known = places.get(key);
    const { function: name2, file, line } = at;
    places.set(key, {
      ...{ function: name2, file, line },
      findings: known === void 0 ? [finding] : [...known.findings, finding]
    });
  }
  return [...places.values()];
}
function standsAt({ at, goroutines }) {
  const lines = goroutines?.groups.map((group) => group.at) ?? [];
  return lines.find((of) => of !== null && of.own && of.file === at?.file && of.line === at.line && of.line > 0) ?? null;
}

// src/publish/marker.ts
import { createHash as createHash3 } from "node:crypto";
var longestMarker = 512;
var variantShape = /^[A-Za-z0-9._-]{1,64}$/;
var shaShape = /^[0-9a-f]{7,64}$/;
var hash = "[0-9a-f]{16}";
var identity = "key=([A-Za-z0-9][A-Za-z0-9._-]{0,63}) sha=([0-9a-f]{7,64}) run=(\\d{1,15}) attempt=(\\d{1,6}) variant=([A-Za-z0-9._-]{1,64})";
var commentShape = new RegExp(
  `^<!-- pprof-gate comment v1 ${identity} outcome=(${outcomes.join("|")}) digest=(${hash}) -->$`
);
var reviewShape = new RegExp(
  `^<!-- pprof-gate review v1 ${identity} fingerprint=(${hash}) state=(open|resolved) digest=(${hash}) -->$`
);
function digestOf(text5) {
  return createHash3("sha256").update(text5).digest("hex").slice(0, 16);
}
function textDigest(text5) {
  const said = text5.replace(/(\/actions\/runs\/)\d+\/artifacts\/\d+/g, "$1artifacts");
  return digestOf(said.replace(/\r\n?/g, "\n").trimEnd());
}
function fingerprintOf(key, place) {
  return digestOf([key, place.file, place.function].join("\0"));
}
function markedComment(text5, marker) {
  const { outcome } = marker;
  return marked(text5, "comment", marker, `outcome=${outcome}`);
}
function markedReview(text5, marker) {
  const { fingerprint, state } = marker;
  return marked(text5, "review", marker, `fingerprint=${fingerprint} state=${state}`);
}
function marked(text5, kind, of, rest) {
  const { key, sha: sha3, run, attempt, variant } = of;
  if (!keyShape.test(key) || !shaShape.test(sha3) || !variantShape.test(variant)) {
    throw new Error(`not fit for a marker: ${JSON.stringify({ key, sha: sha3, variant })}`);
  }
  const fields = `key=${key} sha=${sha3} run=${run} attempt=${attempt} variant=${variant} ${rest}`;
  return `${text5.trimEnd()}

<!-- pprof-gate ${kind} v1 ${fields} digest=${textDigest(text5)} -->
`;
}
function readCommentMarker(body) {
  const found = commentShape.exec(lastLine(body));
  if (found === null) return null;
  const [, , , , , , outcome, digest = ""] = found;
  return { ...identityOf(found), outcome, digest };
}
function readReviewMarker(body) {
  const found = reviewShape.exec(lastLine(body));
  if (found === null) return null;
  const [, , , , , , fingerprint = "", state, digest = ""] = found;
  return { ...identityOf(found), fingerprint, state, digest };
}
function identityOf([, key = "", sha3 = "", run, attempt, variant = ""]) {
  return { key, sha: sha3, run: Number(run), attempt: Number(attempt), variant };
}
function withoutMarker(body) {
  const text5 = body.trimEnd();
  return text5.slice(0, text5.length - lastLine(body).length).trimEnd();
}
function lastLine(body) {
  const text5 = body.trimEnd();
  return text5.slice(Math.max(text5.lastIndexOf("\n"), text5.lastIndexOf("\r")) + 1);
}
function newerBy(a, b) {
  return a.run === b.run ? a.attempt - b.attempt : a.run - b.run;
}
function outdates(there, ours) {
  return there.sha === ours.sha && newerBy(there, ours) > 0;
}
function isSibling(a, b) {
  return a.sha === b.sha && newerBy(a, b) === 0 && a.variant !== b.variant;
}
function isWhole2(body, { digest }) {
  return textDigest(withoutMarker(body)) === digest;
}
function isPlanted(body, marker, ours) {
  return newerBy(marker, ours) > 0 && marker.sha !== ours.sha && !isWhole2(body, marker);
}

// src/publish/placement.ts
function placementOf({ line: measuredLine, file, measured, text: text5 }) {
  if (file === null) return { placement: { kind: "none" }, line: null, wantsText: false };
  const { path, hunks } = file;
  if (hunks === null || hunks.length === 0) {
    const line2 = measured === null ? measuredLine : null;
    return { placement: { kind: "file", path }, line: line2, wantsText: false };
  }
  const line = headLine(measuredLine, measured, hunks, text5);
  if (line !== null && hunks.some((hunk) => holds(hunk, line))) {
    return { placement: { kind: "line", path, line }, line, wantsText: false };
  }
  const near = line === null || text5 === null ? null : nearestOfFunction(text5, line, hunks);
  return {
    placement: near === null ? { kind: "file", path } : { kind: "line", path, line: near },
    line,
    wantsText: text5 === null
  };
}
function holds({ headLine: headLine2, headCount }, line) {
  return headLine2 <= line && line < headLine2 + headCount;
}
function headLine(line, measured, hunks, text5) {
  if (measured === null) return line;
  const edits = hunks.flatMap((hunk) => hunk.edits);
  if (sameLines(measured.edits, edits)) return line;
  const ours = measured.added;
  const theirs = hunks.flatMap((hunk) => hunk.added);
  if (ours.length === 0) return null;
  if (sameTexts(ours, theirs)) return line + shiftNear(line, ours, theirs);
  const all = text5?.split("\n") ?? [];
  return ours.every((of) => withoutReturn(all[of.line - 1] ?? null) === withoutReturn(of.text)) ? line : null;
}
function sameLines(ours, theirs) {
  return ours.length === theirs.length && ours.every(
    (edit, k) => edit.headLine === theirs[k]?.headLine && edit.headCount === theirs[k].headCount && edit.baseCount === theirs[k].baseCount
  );
}
function sameTexts(ours, theirs) {
  return ours.length === theirs.length && ours.every(({ text: text5 }, k) => withoutReturn(text5) === withoutReturn(theirs[k]?.text ?? null));
}
function withoutReturn(text5) {
  return text5?.replace(/\r$/, "") ?? null;
}
function shiftNear(line, ours, theirs) {
  let nearest = Infinity;
  let shift = 0;
  for (const [k, of] of ours.entries()) {
    const distance = Math.abs(of.line - line);
    if (distance >= nearest) continue;
    nearest = distance;
    shift = (theirs[k]?.line ?? of.line) - of.line;
  }
  return shift;
}
function nearestOfFunction(text5, line, hunks) {
  const extent = functionAt(text5, line);
  if (extent === null) return null;
  let best = null;
  for (const { headLine: start, headCount } of hunks) {
    const first = Math.max(start, extent.line);
    const last = Math.min(start + headCount - 1, extent.endLine);
    if (first > last) continue;
    const near = Math.min(Math.max(line, first), last);
    if (best === null || Math.abs(near - line) < Math.abs(best - line)) best = near;
  }
  return best;
}

// src/publish/desired.ts
function worsePlaces(report) {
  const { exceeded, unproven } = report.rows;
  const costly = placesOf([...exceeded, ...unproven].flatMap(worseRow)).filter((place) => place.own).sort(by(({ costs: costs2 }) => costs2.some(({ row }) => row.change.outcome === "exceeded") ? 0 : 1));
  return [...stuckPlaces(report), ...costly, ...asleepPlaces([...exceeded, ...unproven])];
}
function worseRow({ benchmark, change }) {
  const culprits = change.culprits.filter(({ base, head }) => head > base);
  return change.change === "regression" && culprits.length > 0 ? [{ benchmark, change: { ...change, culprits } }] : [];
}
function isConclusive({ counts, verdict }) {
  const gaps = ["capture-incomplete", "discovery-partial", "package-does-not-compile", "no-modules"];
  return counts.broken === 0 && !verdict.caveats.some(({ code }) => gaps.includes(code));
}
function hasNews({ rows, counts }) {
  const { exceeded, unproven, improved, worse } = rows;
  return counts.broken + exceeded.length + unproven.length + improved.length + worse.length > 0;
}
function placedLine(place, { files, measured }, text5) {
  const ours = measured?.find(({ head }) => head === place.file);
  const unchanged = { edits: [], added: [] };
  return {
    place,
    ...placementOf({
      line: place.line,
      file: files.get(place.file) ?? null,
      measured: measured === null ? null : { ...unchanged, ...ours },
      text: text5
    })
  };
}
function desiredReviews(report, key, lines) {
  const found = /* @__PURE__ */ new Map();
  for (const line of lines) {
    const { placement, place } = line;
    if (placement.kind === "none") continue;
    const slot = JSON.stringify([fingerprintOf(key, place), placement]);
    const known = found.get(slot);
    if (known === void 0) found.set(slot, [line]);
    else known.push(line);
  }
  return [...found.values()].flatMap((all) => {
    const [{ place, placement }] = all;
    if (placement.kind === "none") return [];
    const line = placement.kind === "line" ? placement.line : null;
    const seenFrom = (stands) => renderReview(report, reviewedFrom(stands, all));
    return [
      {
        fingerprint: fingerprintOf(key, place),
        path: placement.path,
        line,
        text: seenFrom(line),
        textBeside: seenFrom(null),
        places: all.map((of) => of.place)
      }
    ];
  });
}
function reviewedFrom(stands, [first, ...rest]) {
  const reviewed = ({ place, line }) => ({
    place,
    at: stands !== null && line === stands ? "here" : line
  });
  return [reviewed(first), ...rest.map(reviewed)];
}
var mostChars2 = 65e3;
var mostBytes = 2e5;
function commentText(report, notes, page = null) {
  const tail = notes.map((note) => `
${note}
`).join("");
  const limits = {
    chars: mostChars2 - tail.length - longestMarker,
    bytes: mostBytes - new TextEncoder().encode(tail).length - longestMarker
  };
  return renderComment(report, limits, page) + tail;
}

// src/publish/perform.ts
function reasonOf2(error2) {
  if (!(error2 instanceof GateError) || error2.code !== "forge-failed") return null;
  return String(error2.facts["reason"] ?? "");
}
async function perform(ops, pull, forge) {
  const done = [];
  const refused = [];
  let created2 = null;
  let looked = false;
  const ended = (early = {}) => {
    return { done, refused, created: created2, lost: null, headMoved: false, ...early };
  };
  for (const op of ops) {
    try {
      created2 = await carryOut(op, pull, forge) ?? created2;
      done.push(op);
    } catch (error2) {
      const reason = reasonOf2(error2);
      if (!(error2 instanceof GateError) || reason === null) throw error2;
      if (creates(op) && error2.facts["uncertain"] === true) return ended({ lost: { op, error: error2 } });
      if (placesComments(op) && reason === "invalid") {
        if (!looked && (await forge.pull(pull)).headSha !== op.commit) return ended({ headMoved: true });
        looked = true;
        refused.push(op);
      } else if (changes(op) && (reason === "not-found" || reason === "gone")) done.push(op);
      else if (!(isThread(op) && threadReasons.has(reason))) throw error2;
    }
  }
  return ended();
}
async function carryOut(op, pull, forge) {
  switch (op.do) {
    case "create-comment":
      return forge.createComment(pull, op.body);
    case "update-comment":
      await forge.updateComment(op.id, op.body);
      return null;
    case "delete-comment":
      await forge.deleteComment(op.id);
      return null;
    case "create-review":
      await forge.createReview(pull, op.commit, "", op.comments);
      return null;
    case "create-file-comment":
      await forge.createFileComment(pull, op.commit, op.path, op.body);
      return null;
    case "update-review-comment":
      await forge.updateReviewComment(op.id, op.body);
      return null;
    case "resolve-thread":
      await forge.resolveThread(op.thread);
      return null;
    case "unresolve-thread":
      await forge.unresolveThread(op.thread);
      return null;
  }
}
function placesComments(op) {
  return op.do === "create-review" || op.do === "create-file-comment";
}
function creates(op) {
  return op.do === "create-comment" || placesComments(op);
}
function changes(op) {
  return op.do === "update-comment" || op.do === "delete-comment" || op.do === "update-review-comment";
}
function isThread(op) {
  return op.do === "resolve-thread" || op.do === "unresolve-thread";
}
var threadReasons = /* @__PURE__ */ new Set([
  "forbidden",
  "not-found",
  "gone",
  "invalid",
  "conflict",
  "unsupported"
]);

// src/publish/reconcile-comment.ts
function knownComments(run, existing, viewer) {
  const known = existing.flatMap((comment) => {
    const marker = comment.author === viewer ? readCommentMarker(comment.body) : null;
    const isOurs = marker?.key === run.key && !isPlanted(comment.body, marker, run);
    return isOurs ? [{ comment, marker }] : [];
  }).sort(by(({ comment }) => comment.id));
  const whole = known.filter(({ comment, marker }) => isWhole2(comment.body, marker));
  return whole.length > 0 ? whole : known.slice(0, 1);
}
function standingOf(run, existing, viewer) {
  const markers = knownComments(run, existing, viewer).map(({ marker }) => marker);
  const newer = markers.find((marker) => outdates(marker, run));
  if (newer !== void 0) return { kind: "newer-run", other: newer };
  const sibling = markers.find((marker) => isSibling(marker, run));
  return sibling === void 0 ? { kind: "alone" } : { kind: "shared-key", other: sibling };
}
function reconcileComment(desired, existing, viewer, when) {
  const known = knownComments(desired, existing, viewer);
  const standing = standingOf(desired, existing, viewer);
  const [oldest, ...doubles] = known;
  if (when === "never") return { ops: [], stays: oldest?.comment ?? null, standing };
  const body = markedComment(desired.text, desired);
  if (oldest === void 0) {
    const wanted = when === "always" || (when === "on-change" ? desired.news : desired.fails);
    return { ops: wanted ? [{ do: "create-comment", body }] : [], stays: null, standing };
  }
  const best = known.filter(({ marker }) => comesFirst(marker, desired)).sort(byRank)[0];
  const same = oldest.marker.digest === textDigest(desired.text) && oldest.marker.sha === desired.sha;
  const wants2 = best === void 0 ? same ? null : body : best === oldest ? null : best.comment.body;
  return {
    ops: [
      ...wants2 === null ? [] : [{ do: "update-comment", id: oldest.comment.id, body: wants2 }],
      ...doubles.map(({ comment }) => ({ do: "delete-comment", id: comment.id }))
    ],
    stays: oldest.comment,
    standing
  };
}
var rank = ({ outcome }) => outcomes.indexOf(outcome);
function comesFirst(there, ours) {
  if (!isSibling(there, ours)) return outdates(there, ours);
  return rank(there) === rank(ours) ? there.variant < ours.variant : rank(there) > rank(ours);
}
function byRank(a, b) {
  return newerBy(b.marker, a.marker) || rank(b.marker) - rank(a.marker) || by(
    ({ marker }) => marker.variant,
    ({ comment }) => comment.id
  )(a, b);
}

// src/publish/publish-comment.ts
var mostRounds = 4;
var pauseMs = 2e3;
async function publishComment({ pull, desired, when, viewer }, forge, clock) {
  let created2 = null;
  let lost = null;
  let action = null;
  let met = { kind: "alone" };
  for (let round = 1; round <= mostRounds; round++) {
    const existing = withCreated(await forge.comments(pull), created2);
    const listed2 = reconcileComment(desired, existing, viewer, when);
    const over = listed2.ops.find((op) => op.do === "update-comment");
    const { ops, stays, standing } = over === void 0 ? listed2 : reconcileComment(desired, await asItIs(existing, over.id, forge), viewer, when);
    if (standing.kind !== "alone") met = standing;
    const written = (notices = noticesOf(met, desired)) => ({
      comment: { url: stays?.url ?? null, action: action ?? (stays === null ? "none" : "unchanged") },
      notices
    });
    if (lost !== null && stays !== null) action ??= "created";
    if (ops.length > 0 || action !== null) {
      const { headSha } = await forge.pull(pull);
      if (headSha !== desired.sha) return written([headMoved(desired, headSha, action !== null)]);
    }
    if (ops.length === 0) return written();
    if (round === mostRounds) break;
    const performed = await perform(ops, pull, forge);
    const updated = performed.done.some((op) => op.do === "update-comment");
    created2 ??= performed.created;
    lost = performed.lost;
    if (created2 !== null) action = "created";
    else if (updated) action ??= "updated";
    if (lost !== null) await clock.sleep(pauseMs * round);
    else if (performed.created === null && !updated) return written();
  }
  const conflict = { operation: "issues/update-comment", reason: "conflict", status: 0 };
  throw lost?.error ?? new GateError("forge-failed", conflict);
}
function withCreated(listed2, created2) {
  return created2 === null || listed2.some(({ id: id3 }) => id3 === created2.id) ? listed2 : [...listed2, created2];
}
async function asItIs(listed2, id3, forge) {
  const now = await forge.comment(id3);
  return listed2.flatMap((comment) => comment.id !== id3 ? [comment] : now === null ? [] : [now]);
}
function headMoved({ sha: sha3 }, now, written = false) {
  return { code: "head-moved", facts: { measured: sha3, now, ...written ? { written } : {} } };
}
function noticesOf(standing, { key }) {
  switch (standing.kind) {
    case "alone":
      return [];
    case "newer-run":
      return [{ code: "newer-run", facts: { run: standing.other.run } }];
    case "shared-key":
      return [{ code: "shared-key", facts: { key, variant: standing.other.variant } }];
  }
}

// src/publish/locate.ts
var mostSourceBytes = 2 * 2 ** 20;
async function locate(places, files, patch, sha3, forge) {
  const measured = patch === null || places.length === 0 ? null : parseDiff(patch, "lines and text");
  const diffs = { files: changedFiles(files), measured };
  const texts = /* @__PURE__ */ new Map();
  const placed = [];
  for (const place of places) {
    const line = placedLine(place, diffs, null);
    if (!line.wantsText) {
      placed.push(line);
      continue;
    }
    let text5 = texts.get(place.file);
    if (text5 === void 0) {
      text5 = await forge.file(place.file, sha3, mostSourceBytes);
      texts.set(place.file, text5);
    }
    placed.push(placedLine(place, diffs, text5));
  }
  return placed;
}
function changedFiles(files) {
  return new Map(
    files.filter(({ status }) => status !== "removed").map(({ path, patch }) => [path, { path, hunks: patch === null ? null : hunksOf(patch) }])
  );
}
function hunksOf(patch) {
  try {
    return parseHunks(patch);
  } catch (error2) {
    if (error2 instanceof GateError && error2.code === "capture-invalid") return null;
    throw error2;
  }
}

// src/publish/reconcile-reviews.ts
var mostReviews = 10;
function knownReviews(run, existing, viewer) {
  return existing.flatMap((comment) => {
    const isOurs = comment.author === viewer && comment.answers === null;
    const marker = isOurs ? readReviewMarker(comment.body) : null;
    return marker?.key === run.key && !isPlanted(comment.body, marker, run) ? [{ comment, marker }] : [];
  }).sort(by(({ comment }) => comment.id));
}
function isOfOther(marker, run) {
  return marker.sha === run.sha && marker.variant !== run.variant;
}
function reconcileReviews(question) {
  const { run, desired, existing, threads, viewer, mayResolve } = question;
  const known = knownReviews(run, existing, viewer);
  const free = new Set(known);
  const take = (fits) => {
    for (const of of free) {
      if (!fits(of)) continue;
      free.delete(of);
      return of;
    }
    return null;
  };
  const threadOf = threadsByComment(threads);
  const ops = [];
  const unmatched = [];
  for (const [index, review] of desired.entries()) {
    const found = take((of) => isSame(of, review) && standsAt2(of.comment, review.line));
    if (found === null) unmatched.push({ review, index });
    else ops.push(...kept2(found, review, review.text, run, threadOf));
  }
  const fresh = [];
  const leftOut = [];
  for (const { review, index } of unmatched) {
    const found = take(
      (of) => isSame(of, review) && isLive(of.comment) && of.marker.state === "open" && of.marker.sha === run.sha
    );
    if (found !== null) ops.push(...kept2(found, review, review.textBeside, run, threadOf));
    else (index < mostReviews ? fresh : leftOut).push(review);
  }
  const moved = new Set(fresh.map(({ fingerprint }) => fingerprint));
  for (const of of free) {
    const { marker } = of;
    const hasMoved = moved.has(marker.fingerprint);
    if (marker.state === "resolved" || outdates(marker, run) || isOfOther(marker, run)) continue;
    if (mayResolve || hasMoved && !isLive(of.comment)) {
      ops.push(...resolved(of, hasMoved ? "moved" : "gone", run, threadOf));
    }
  }
  return { ops: [...created(fresh, run), ...ops], leftOut };
}
function isSame({ comment, marker }, review) {
  return marker.fingerprint === review.fingerprint && comment.path === review.path;
}
function isLive({ line, onFile }) {
  return onFile || line !== null;
}
function standsAt2({ line, onFile }, at) {
  return at === null ? onFile : !onFile && line === at;
}
function created(fresh, run) {
  const commit = run.sha;
  const bodyOf = ({ text: text5, fingerprint }) => markedReview(text5, { ...run, fingerprint, state: "open" });
  const comments = fresh.flatMap(
    (review) => review.line === null ? [] : [{ path: review.path, line: review.line, body: bodyOf(review) }]
  );
  return [
    ...comments.length === 0 ? [] : [{ do: "create-review", commit, comments }],
    ...fresh.filter(({ line }) => line === null).map((review) => ({
      do: "create-file-comment",
      commit,
      path: review.path,
      body: bodyOf(review)
    }))
  ];
}
function kept2({ comment, marker }, { fingerprint }, text5, run, threadOf) {
  if (outdates(marker, run)) return [];
  if (marker.state === "open" && marker.sha === run.sha && marker.digest === textDigest(text5)) return [];
  const body = markedReview(text5, { ...run, fingerprint, state: "open" });
  const thread = threadOf.get(comment.id);
  const reopens = marker.state === "resolved" && thread?.resolved === true;
  return [
    { do: "update-review-comment", id: comment.id, body, state: "open" },
    ...reopens ? [{ do: "unresolve-thread", thread: thread.id }] : []
  ];
}
function resolved({ comment, marker }, why, run, threadOf) {
  const text5 = renderResolved(withoutMarker(comment.body), why, run.sha);
  const body = markedReview(text5, { ...run, fingerprint: marker.fingerprint, state: "resolved" });
  const thread = threadOf.get(comment.id);
  return [
    { do: "update-review-comment", id: comment.id, body, state: "resolved" },
    ...thread?.resolved === false ? [{ do: "resolve-thread", thread: thread.id }] : []
  ];
}
function threadsByComment(threads) {
  return new Map(
    (threads ?? []).flatMap((thread) => thread.comment === null ? [] : [[thread.comment, thread]])
  );
}

// src/publish/publish-reviews.ts
var mostTries = 3;
var pauseMs2 = 2e3;
var mostPlaces2 = 100;
var nothingTold = {
  lines: 0,
  files: 0,
  outside: [],
  leftOut: [],
  refused: [],
  unsure: []
};
var nothingDone = {
  told: nothingTold,
  notices: [],
  headMoved: false,
  forbidden: null,
  failed: null
};
async function publishReviews(request, forge, clock) {
  const places = worsePlaces(request.report);
  try {
    return await publishLines(request, places, forge, clock);
  } catch (error2) {
    const reason = reasonOf2(error2);
    if (!(error2 instanceof GateError) || reason === null || reason === "rate-limited") throw error2;
    const names = places.map(placeName);
    if (reason !== "forbidden" && reason !== "unsupported") {
      return { ...nothingDone, told: { ...nothingTold, unsure: names }, failed: error2 };
    }
    const notice2 = reason === "forbidden" ? { code: "reviews-forbidden", facts: { detail: error2.facts["detail"] ?? "" } } : { code: "reviews-unsupported", facts: { operation: error2.facts["operation"] ?? "" } };
    const told2 = { ...nothingTold, leftOut: names };
    return { ...nothingDone, told: told2, notices: [notice2], forbidden: reason === "forbidden" ? error2 : null };
  }
}
async function publishLines(request, places, forge, clock) {
  const { pull, run, report, patch, isShared } = request;
  const files = places.length === 0 ? [] : await forge.pullFiles(pull);
  const looked = files === null ? [] : places.slice(0, mostPlaces2);
  const lines = await locate(looked, files ?? [], patch, run.sha, forge);
  const desired = desiredReviews(report, run.key, lines);
  const mayResolve = !isShared && isConclusive(report) && files !== null;
  const { plan, refused, headMoved: headMoved2 } = await settle(request, desired, mayResolve, forge, clock);
  if (headMoved2) return { ...nothingDone, headMoved: headMoved2 };
  const told2 = whatIsTold(desired, plan, refused, {
    outside: lines.filter(({ placement }) => placement.kind === "none").map(({ place }) => placeName(place)),
    unseen: places.slice(looked.length).map(placeName)
  });
  const notices = [
    ...files === null ? [{ code: "diff-too-large", facts: {} }] : [],
    ...told2.refused.length === 0 ? [] : [{ code: "lines-refused", facts: { places: told2.refused } }]
  ];
  return { ...nothingDone, told: told2, notices };
}
async function settle({ pull, run, viewer }, desired, mayResolve, forge, clock) {
  let lost = null;
  for (let tries = 1; ; tries++) {
    const existing = await forge.reviewComments(pull);
    const known = knownReviews(run, existing, viewer);
    const threads = known.length === 0 ? [] : await threadsOf(pull, forge);
    const isAlone = !known.some(({ marker }) => isOfOther(marker, run));
    const plan = reconcileReviews({
      ...{ run, desired, existing, threads, viewer },
      mayResolve: mayResolve && isAlone
    });
    if (lost !== null && wants(plan.ops, lost.op) && tries > mostTries) throw lost.error;
    const performed = await perform(plan.ops, pull, forge);
    lost = performed.lost;
    if (lost === null) return { plan, refused: performed.refused, headMoved: performed.headMoved };
    await clock.sleep(pauseMs2 * tries);
  }
}
function wants(ops, lost) {
  const open = new Set(ops.flatMap(slotsOf));
  return slotsOf(lost).some((slot) => open.has(slot));
}
async function threadsOf(pull, forge) {
  try {
    return await forge.threads(pull);
  } catch (error2) {
    if (["forbidden", "unsupported", "not-found", "invalid"].includes(reasonOf2(error2) ?? "")) return null;
    throw error2;
  }
}
function whatIsTold(desired, plan, refusedOps, { outside, unseen }) {
  const refusedSlots = new Set(refusedOps.flatMap(slotsOf));
  const leftOut = new Set(plan.leftOut);
  const asked = desired.filter((review) => !leftOut.has(review));
  const isRefused = ({ fingerprint, line }) => refusedSlots.has(slotOf(fingerprint, line));
  const there = asked.filter((review) => !isRefused(review));
  const names = (reviews) => reviews.flatMap((review) => review.places.map(placeName));
  return {
    lines: there.filter(({ line }) => line !== null).length,
    files: there.filter(({ line }) => line === null).length,
    outside,
    leftOut: [...names(plan.leftOut), ...unseen],
    refused: names(asked.filter(isRefused)),
    unsure: []
  };
}
function slotOf(fingerprint, line) {
  return `${fingerprint} ${String(line)}`;
}
function slotsOf(op) {
  const slot = (body, line) => slotOf(readReviewMarker(body)?.fingerprint ?? "", line);
  if (op.do === "create-review") return op.comments.map(({ body, line }) => slot(body, line));
  return op.do === "create-file-comment" ? [slot(op.body, null)] : [];
}

// src/publish/publish.ts
async function publish(request, forge, clock) {
  try {
    return await publishAll(request, forge, clock);
  } catch (error2) {
    if (!(error2 instanceof GateError) || reasonOf2(error2) !== "forbidden") throw error2;
    return { ...silent([]), forbidden: error2 };
  }
}
async function publishAll(request, forge, clock) {
  const { run, report } = request;
  if (request.comment === "never" && !request.reviewComments) return silent([]);
  const pull = await forge.pull(request.pull);
  if (!pull.open) return silent([{ code: "pull-closed", facts: {} }]);
  if (pull.headSha !== run.sha) return silent([headMoved(run, pull.headSha)]);
  const viewer = await forge.viewer();
  const comments = await forge.comments(request.pull);
  const standing = standingOf(run, comments, viewer);
  if (standing.kind === "newer-run") return silent(noticesOf(standing, run));
  const reviews = request.reviewComments ? await publishReviews(reviewRequest(request, viewer, standing), forge, clock) : nothingDone;
  if (reviews.headMoved) return silent([{ code: "head-moved", facts: { measured: run.sha } }]);
  if (request.comment === "never") {
    const { forbidden, failed } = reviews;
    const notices = forbidden === null ? reviews.notices : [];
    return { ...silent(notices), forbidden, failed };
  }
  const page = request.page === null ? null : { url: request.page };
  const desired = {
    ...run,
    outcome: report.verdict.outcome,
    text: commentText(report, notesOf(request, reviews.told), page),
    fails: !report.verdict.passes,
    news: hasNews(report)
  };
  const written = await publishComment(
    { pull: request.pull, desired, when: request.comment, viewer },
    forge,
    clock
  );
  return {
    comment: written.comment,
    notices: [...reviews.notices, ...written.notices],
    forbidden: null,
    failed: reviews.failed
  };
}
function reviewRequest({ pull, run, report, patch }, viewer, standing) {
  const isHead = report.manifests.head.commit.sha === run.sha;
  return {
    pull,
    run,
    report,
    viewer,
    patch: isHead ? null : patch,
    isShared: standing.kind === "shared-key"
  };
}
function silent(notices) {
  return {
    comment: { url: null, action: "none" },
    notices,
    forbidden: null,
    failed: null
  };
}
function notesOf({ source, reviewComments }, told2) {
  const lines = linesNote(reviewComments ? told2 : nothingTold);
  const from = source === null ? [] : [sourceNote(own(linkTo(runName(source.run), source.url)))];
  return [lines, ...from].filter((note) => note.length > 0).map(markdownOf);
}

// src/publish/variant.ts
function variantOf({ go, options: options2, modules }) {
  const name2 = [go.goos, go.goarch, go.version].join("-").replace(/[^A-Za-z0-9._-]/g, "-");
  const env = Object.entries(go.env).sort(([a], [b]) => a < b ? -1 : 1);
  const asked = JSON.stringify([go.version, env, options2, modules]);
  return `${name2.slice(0, 40)}-${digestOf(asked).slice(0, 8)}`;
}

// src/action/publish-report.ts
async function publishReport({ pull, report, head, run, source, page }, { settings, ports, console }, forge) {
  const { manifest, files } = head;
  const published = await publish(
    {
      pull,
      run: { ...run, variant: variantOf(manifest) },
      report,
      // Where a merge was measured, its lines are not those of the pull request's head.
      patch: manifest.commit.sha === run.sha ? null : files.get("diff.patch") ?? null,
      comment: settings.comment,
      reviewComments: settings.reviewComments,
      source,
      page
    },
    forge,
    ports.clock
  );
  for (const notice2 of published.notices) console.notice(noticeWords(notice2));
  console.outputs({ "comment-url": published.comment.url ?? "" });
  if (published.failed !== null) throw published.failed;
  return published.forbidden;
}

// src/action/stored.ts
import { posix } from "node:path";

// src/baseline/archive.ts
import { promisify } from "node:util";
import * as zlib from "node:zlib";

// src/baseline/zip-directory.ts
var import_yauzl = __toESM(require_yauzl(), 1);
function broken(name2, reason, entry, cause) {
  const facts = { name: name2, reason, ...entry === null ? {} : { entry: entry.slice(0, 200) } };
  return new GateError("artifact-invalid", facts, cause === void 0 ? {} : { cause });
}
async function readDirectory(name2, zip, accepts, mostEntries) {
  const directory = findDirectory(name2, zip);
  if (directory.entries > mostEntries) throw broken(name2, "too-many-entries", null);
  const entries = await listEntries(name2, zip);
  const listed2 = entries.reduce((sum, entry) => sum + headerBytes(entry), 0);
  if (listed2 !== directory.bytes) throw broken(name2, "header", null);
  const names = /* @__PURE__ */ new Set();
  const files = [];
  const spans = [];
  for (const entry of entries) {
    const raw = entry.fileNameRaw.toString("latin1");
    const fail = (reason) => broken(name2, reason, raw);
    const isFolder = raw.endsWith("/");
    const path = isFolder ? raw.slice(0, -1) : raw;
    if (!isSafePath(path) || !isFolder && !accepts(path)) throw fail("name");
    if (names.has(path.toLowerCase())) throw fail("duplicate");
    names.add(path.toLowerCase());
    if (!isPlain(entry, isFolder)) throw fail("not-a-file");
    if ((entry.generalPurposeBitFlag & encryptedBits) !== 0) throw fail("encrypted");
    if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated) throw fail("method");
    const span = locate2(zip.subarray(0, directory.offset), entry);
    if (span === null || isFolder && entry.uncompressedSize > 0) throw fail("header");
    spans.push({ ...span, raw });
    if (!isFolder) {
      files.push({
        path,
        deflated: entry.compressionMethod === deflated,
        data: zip.subarray(span.dataStart, span.dataStart + entry.compressedSize),
        bytes: entry.uncompressedSize,
        crc32: entry.crc32
      });
    }
  }
  let end = 0;
  for (const span of spans.sort(by(({ start }) => start))) {
    if (span.start < end) throw broken(name2, "header", span.raw);
    end = span.end;
  }
  return files;
}
var stored = 0;
var deflated = 8;
var descriptorBit = 8;
var encryptedBits = 1 | 64 | 8192;
function findDirectory(name2, zip) {
  const end = zip.length - 22;
  if (end < 0 || zip.readUInt32LE(end) !== 101010256) throw broken(name2, "not-a-zip", null);
  const entries = zip.readUInt16LE(end + 10);
  const bytes = zip.readUInt32LE(end + 12);
  const offset = zip.readUInt32LE(end + 16);
  const oneDisk = zip.readUInt32LE(end + 4) === 0 && zip.readUInt16LE(end + 8) === entries;
  const commented = zip.readUInt16LE(end + 20) !== 0;
  const zip64 = end >= 20 && zip.readUInt32LE(end - 20) === 117853008;
  if (!oneDisk || commented || zip64 || offset + bytes !== end) throw broken(name2, "header", null);
  return { offset, bytes, entries };
}
async function listEntries(name2, zip) {
  const entries = [];
  try {
    const reader = await (0, import_yauzl.fromBufferPromise)(zip, { lazyEntries: true, decodeStrings: false });
    for await (const entry of reader.eachEntry()) entries.push(entry);
  } catch (error2) {
    throw broken(name2, "header", null, error2);
  }
  return entries;
}
function headerBytes(entry) {
  return 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
}
function isSafePath(path) {
  if (!/^[\x20-\x7e]+$/.test(path) || /[\\:]/.test(path)) return false;
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}
function isPlain({ externalFileAttributes }, isFolder) {
  const type = externalFileAttributes >>> 28;
  if (isFolder) return type === 0 || type === 4;
  return (type === 0 || type === 8) && (externalFileAttributes & 16) === 0;
}
function locate2(zip, entry) {
  const start = entry.relativeOffsetOfLocalHeader;
  if (entry.extraFields.some(({ id: id3 }) => id3 === zip64Extra) || start + 30 > zip.length) return null;
  if (zip.readUInt32LE(start) !== 67324752) return null;
  if (zip.readUInt16LE(start + 6) !== entry.generalPurposeBitFlag) return null;
  if (zip.readUInt16LE(start + 8) !== entry.compressionMethod) return null;
  const nameEnd = start + 30 + zip.readUInt16LE(start + 26);
  const dataStart = nameEnd + zip.readUInt16LE(start + 28);
  const dataEnd = dataStart + entry.compressedSize;
  if (dataEnd > zip.length || !zip.subarray(start + 30, nameEnd).equals(entry.fileNameRaw)) return null;
  const sums = Buffer.alloc(12);
  sums.writeUInt32LE(entry.crc32, 0);
  sums.writeUInt32LE(entry.compressedSize, 4);
  sums.writeUInt32LE(entry.uncompressedSize, 8);
  const local = zip.subarray(start + 14, start + 26);
  if ((entry.generalPurposeBitFlag & descriptorBit) === 0)
    return local.equals(sums) ? { start, dataStart, end: dataEnd } : null;
  if (!local.equals(Buffer.alloc(12)) && !local.equals(sums)) return null;
  const signed = dataEnd + 4 <= zip.length && zip.readUInt32LE(dataEnd) === 134695760;
  for (const from of signed ? [dataEnd + 4, dataEnd] : [dataEnd]) {
    if (zip.subarray(from, from + 12).equals(sums)) return { start, dataStart, end: from + 12 };
  }
  return null;
}
var zip64Extra = 1;

// src/baseline/archive.ts
var archiveLimits = {
  entries: 2e4,
  bytes: 512 << 20,
  ratio: 1e3,
  freeBytes: 1 << 20
};
var inflateRaw2 = promisify(zlib.inflateRaw);
async function readArchive(name2, zip, accepts, limits = archiveLimits) {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const listed2 = await readDirectory(name2, bytes, accepts, limits.entries);
  let total = 0;
  for (const file of listed2) {
    const most = Math.max(limits.freeBytes, limits.ratio * file.data.length);
    if (file.bytes > most) throw broken(name2, "ratio", file.path);
    total += file.bytes;
    if (total > limits.bytes) throw broken(name2, "too-large", file.path);
  }
  const files = /* @__PURE__ */ new Map();
  for (const file of listed2) files.set(file.path, await unpack(name2, file));
  return files;
}
async function unpack(name2, file) {
  const bytes = file.deflated ? await inflate(name2, file) : file.data;
  if (bytes.length !== file.bytes || zlib.crc32(bytes) !== file.crc32)
    throw broken(name2, "damaged", file.path);
  return bytes;
}
async function inflate(name2, file) {
  try {
    return await inflateRaw2(file.data, { maxOutputLength: Math.max(1, file.bytes) });
  } catch (error2) {
    const { code } = error2;
    if (code === "ERR_BUFFER_TOO_LARGE") throw broken(name2, "ratio", file.path, error2);
    if (code?.startsWith("Z_") === true) throw broken(name2, "damaged", file.path, error2);
    throw error2;
  }
}

// src/baseline/choose.ts
var newest = { relation: "newest", distance: null };
function chooseBaselines(rows, wanted) {
  const rejected = [];
  const candidates = [];
  const seen = /* @__PURE__ */ new Set();
  for (const artifact of [...rows].sort(newestFirst)) {
    const { run } = artifact;
    if (run === null) {
      rejected.push({ artifact, reason: "no-run" });
      continue;
    }
    const slot = `${run.id} ${artifact.name}`;
    const reason = rejectionOf(run, artifact.expired, wanted.repository) ?? (seen.has(slot) ? "superseded" : null);
    if (reason !== null) {
      rejected.push({ artifact, reason });
      continue;
    }
    seen.add(slot);
    const sha3 = artifact.name === wanted.named ? wanted.mergeBase : run.headSha;
    const relation = relationOf(sha3, wanted) ?? newest;
    candidates.push({ artifact, run, ...relation });
  }
  return { candidates: candidates.sort(by(rankOf)), rejected };
}
function runRejection(run, { workflow }) {
  if (!recordingEvents.has(run.event)) return "event";
  if (!isSameWorkflow(run.path, workflow)) return "workflow";
  return run.conclusion === null || run.conclusion === "success" ? null : "failed-run";
}
function relationOf(sha3, { mergeBase, ancestors }) {
  if (sha3 === mergeBase) return { relation: "merge-base", distance: 0 };
  const distance = ancestors.indexOf(sha3);
  return distance < 0 ? null : { relation: "ancestor", distance };
}
function rankOf({ distance }) {
  return distance ?? Infinity;
}
var recordingEvents = /* @__PURE__ */ new Set(["push", "schedule", "workflow_dispatch"]);
var newestFirst = by(
  ({ createdAt }) => -(Date.parse(createdAt) || 0),
  ({ id: id3 }) => -id3
);
function rejectionOf(run, expired, { id: id3, defaultBranch }) {
  if (run.repositoryId !== id3 || run.headRepositoryId !== id3) return "foreign";
  if (run.headBranch !== defaultBranch) return "branch";
  return expired ? "expired" : null;
}
function isSameWorkflow(one, other) {
  const fileOf = (path) => path.slice(path.lastIndexOf("/") + 1);
  return one.includes("/") && other.includes("/") ? one === other : fileOf(one) === fileOf(other);
}

// src/baseline/usable.ts
function unusable3({ manifest, records }) {
  if (!manifest.complete) return { code: "incomplete", what: "" };
  if (manifest.side !== "single") return { code: "side", what: manifest.side };
  if (manifest.commit.sha === null || manifest.commit.dirty) return { code: "uncommitted", what: "" };
  let end = "";
  let measured = false;
  for (const record3 of records) {
    if (record3.type === "end") end = record3.reason;
    if (record3.type === "package" && record3.state === "build-failed")
      return { code: "does-not-compile", what: record3.pkg };
    if (record3.type === "trouble" && record3.ending !== "skipped") {
      const { pkg, name: name2, procs } = record3;
      return { code: "troubled", what: name2 === null ? pkg : keyOf({ pkg, name: name2, procs }) };
    }
    measured ||= record3.type === "run" && record3.ending === "ok";
  }
  if (end !== "complete") return { code: "partial", what: end };
  return measured ? null : { code: "empty", what: "" };
}

// src/baseline/find.ts
var mostRuns = 10;
var mostDownloads = 3;
var mostBytes2 = 256 << 20;
async function findBaseline(request, forge, captures) {
  const trace = [];
  const missing2 = (reason) => ({ found: null, reason, trace });
  try {
    const named2 = commitBaselineName(request.name, request.mergeBase);
    const rows = [...await forge.artifacts(named2), ...await forge.artifacts(request.name)];
    if (rows.length === 0) return missing2("none");
    const repository2 = await forge.repository();
    const ancestors = await forge.ancestors(request.mergeBase);
    const wanted = { ...request, named: named2, repository: repository2, ancestors };
    const choice = chooseBaselines(rows, wanted);
    for (const { artifact, reason } of choice.rejected) {
      const { id: id3, run } = artifact;
      trace.push({ artifact: id3, run: run?.id ?? null, sha: run?.headSha ?? null, reason, detail: "" });
    }
    if (choice.candidates.length === 0)
      return missing2(choice.rejected.some(({ reason }) => reason === "expired") ? "expired" : "unsuitable");
    const search = new Search(forge, captures, wanted, trace);
    const best = await search.best(choice.candidates);
    if (best !== null) return { ...best, trace };
    return missing2(search.failure ?? (search.downloads > 0 ? "unreadable" : "unsuitable"));
  } catch (error2) {
    if (!(error2 instanceof GateError) || error2.code !== "forge-failed") throw error2;
    return missing2(reasonOf3(error2));
  }
}
var Search = class {
  constructor(forge, captures, wanted, trace) {
    this.forge = forge;
    this.captures = captures;
    this.wanted = wanted;
    this.trace = trace;
  }
  forge;
  captures;
  wanted;
  trace;
  downloads = 0;
  /** What GitHub said that ended the search. */
  failure = null;
  runs = 0;
  /**
   * The first that keeps what its row promised. One that turns out to be of another commit than its run (a dispatch
   * with `ref`) only stays until a better one is found.
   */
  async best(candidates) {
    let best = null;
    for (const candidate of candidates) {
      if (this.failure !== null || best !== null && rankOf(best.found) <= rankOf(candidate)) break;
      const opened2 = await this.open(candidate);
      if (opened2 !== null && (best === null || rankOf(opened2.found) < rankOf(best.found))) best = opened2;
    }
    return best;
  }
  /** Null, and why in the trace, when it is not to be used. */
  async open(candidate) {
    if (this.runs === mostRuns || this.downloads === mostDownloads)
      return this.reject(candidate, "not-tried", "");
    try {
      this.runs++;
      const reason = runRejection(await this.forge.run(candidate.run.id), this.wanted);
      if (reason !== null) return this.reject(candidate, reason, "");
      this.downloads++;
      const { artifact } = candidate;
      const files = await readArchive(
        artifact.name,
        await this.forge.download(artifact, mostBytes2),
        isCaptureFile
      );
      return this.check(candidate, this.captures.parse(artifact.name, files), files);
    } catch (error2) {
      if (!(error2 instanceof GateError) || !expected.has(error2.code)) throw error2;
      if (error2.code === "forge-failed" && !aboutOne.has(reasonOf3(error2))) this.failure = reasonOf3(error2);
      return this.reject(candidate, "failed", `${error2.code} ${reasonOf3(error2)}`);
    }
  }
  check(candidate, capture, files) {
    const { artifact, run } = candidate;
    readEvidence(capture);
    const trouble = unusable3(capture);
    if (trouble !== null) return this.reject(candidate, trouble.code, trouble.what);
    const sha3 = capture.manifest.commit.sha ?? "";
    const relation = relationOf(sha3, this.wanted) ?? (sha3 === run.headSha ? newest : null);
    if (relation === null) return this.reject(candidate, "commit", sha3);
    const { relation: name2, distance } = relation;
    const recordedAt = artifact.createdAt;
    return { found: { sha: sha3, relation: name2, distance, recordedAt, run: run.id }, capture, files };
  }
  reject({ artifact, run }, reason, detail) {
    this.trace.push({ artifact: artifact.id, run: run.id, sha: run.headSha, reason, detail });
    return null;
  }
};
var expected = /* @__PURE__ */ new Set([
  "forge-failed",
  "artifact-invalid",
  "capture-invalid",
  "capture-missing"
]);
var aboutOne = /* @__PURE__ */ new Set(["not-found", "gone", "too-large", "digest"]);
function reasonOf3({ code, facts }) {
  return typeof facts["reason"] === "string" ? facts["reason"] : code;
}

// src/action/stored.ts
function storedLookup(job, config, repository2) {
  const { forge, ports } = job;
  const mode = config.baseline;
  if (mode === "paired") return null;
  if (forge === null) {
    return mode === "auto" ? null : () => Promise.resolve(missing(mode, "unsupported", job));
  }
  return async (base, conditions) => {
    const answer = await lookFor(base.sha ?? "", conditions, job, forge);
    if (answer.found === null) return missing(mode, answer.reason, job);
    const { sha: sha3 } = answer.found;
    if (mode === "artifact" && !await ports.git.has(repository2, sha3)) {
      await ports.git.fetch(repository2, sha3).catch((error2) => {
        if (!(error2 instanceof GateError && error2.code === "ref-unknown")) throw error2;
        job.console.debug(`the commit of the baseline was not fetched: ${String(error2)}`);
      });
    }
    return { record: { mode, found: answer.found, reason: "", command: "" }, kept: answer };
  };
}
function missing(mode, reason, job) {
  const command = ofArtifacts.has(reason) ? ghCommand(posix.basename(recordingWorkflow(job))) : "";
  return { record: { mode, found: null, reason, command }, kept: null };
}
var ofArtifacts = /* @__PURE__ */ new Set(["none", "expired", "unsuitable", "unreadable"]);
async function lookFor(sha3, conditions, job, forge) {
  const name2 = baselineName(job.settings.key, conditions);
  const workflow = recordingWorkflow(job);
  const answer = await findBaseline({ name: name2, workflow, mergeBase: sha3 }, forge, job.ports.captures);
  for (const { artifact, run, sha: of, reason, detail } of answer.trace) {
    job.console.debug(
      `baseline ${name2}: artifact ${artifact} of run ${run ?? "?"} (${of ?? "?"}) passed over: ${reason} ${detail}`
    );
  }
  job.console.debug(
    answer.found === null ? `baseline ${name2}: ${answer.reason}` : `baseline ${name2}: run ${answer.found.run}, ${answer.found.relation} ${answer.found.sha}`
  );
  return answer;
}
function recordingWorkflow({ settings, run }) {
  return settings.baselineWorkflow ?? run.workflow;
}

// src/action/tell.ts
import { relative as relative4 } from "node:path";

// src/report/annotations.ts
var mostPerLevel = 10;
function annotationsOf(report) {
  const ranks = new Map(report.verdict.benchmarks.map(({ id: id3 }, index) => [keyOf(id3), index]));
  const rank2 = ({ benchmark }) => benchmark === null ? -1 : ranks.get(keyOf(benchmark)) ?? Infinity;
  const rows = new Map(report.rows.exceeded.map((row) => [rowKey(row), row]));
  const sorted = [...report.verdict.findings].sort(by(rank2, ({ rule }) => ruleIds.indexOf(rule)));
  return ["error", "warning"].flatMap(
    (level) => byPlace(sorted.filter((finding) => finding.level === level)).slice(0, mostPerLevel).map((together) => annotationOf(report, together, level, rows))
  );
}
function byPlace(findings) {
  const places = /* @__PURE__ */ new Map();
  for (const finding of findings) {
    const { benchmark, at, key } = finding;
    const place = benchmark === null ? key : JSON.stringify([keyOf(benchmark), at?.file, at?.line]);
    const known = places.get(place);
    places.set(place, known === void 0 ? [finding] : [...known, finding]);
  }
  return [...places.values()];
}
function rowKey({ benchmark, change }) {
  return `${keyOf(benchmark.id)} ${change.metric.unit}`;
}
function annotationOf(report, together, level, rows) {
  const [{ benchmark, at }] = together;
  const label = benchmark === null ? null : labelOf(report, benchmark);
  return {
    level,
    file: at?.file ?? null,
    line: at?.line ?? null,
    title: textOf(label === null ? say`pprof-gate` : say`pprof-gate: ${label.pkg} ${label.name}`),
    message: textOf(
      join(
        together.map((finding) => messageOf(finding, rows)),
        "; "
      )
    )
  };
}
function messageOf(finding, rows) {
  const { benchmark, rule, facts } = finding;
  const row = (rule === "budget-exceeded" || rule === "profile-budget") && benchmark !== null && typeof facts["unit"] === "string" ? rows.get(`${keyOf(benchmark)} ${facts["unit"]}`) : void 0;
  return row === void 0 ? findingWords(finding) : rowWords(row);
}

// src/action/page.ts
import { dirname as dirname2, relative as relative3 } from "node:path";
var mostCopies = 10;
function namePage(file, { console }) {
  const path = relative3(process.cwd(), file);
  console.outputs({ "report-html": path });
  return { place: { file: path }, note: "" };
}
async function uploadPage(page, file, suite, job) {
  const { settings, run, console } = job;
  if (!settings.uploadReport || run.forge !== "github") return page;
  try {
    const { id: id3, bytes } = await uploaded(file, suite, job);
    const url = `${run.serverUrl}/${run.repository}/actions/runs/${run.run}/artifacts/${id3}`;
    console.debug(`report of ${suite}: ${url}, ${bytes} bytes`);
    console.outputs({ "report-url": url });
    return { place: { url }, note: "" };
  } catch (error2) {
    if (reasonOf4(error2) !== "unsupported") throw error2;
    const note = pageByHand(pageName(suite, 1));
    console.lines(note);
    return { ...page, note };
  }
}
async function uploaded(file, suite, { uploads }) {
  const asItIs2 = (copy) => uploads.uploadFile(pageName(suite, copy), file, null);
  const zipped = (copy) => uploads.upload(zippedPageName(suite, copy), dirname2(file), [file], null);
  try {
    return await underFreeName(asItIs2);
  } catch (error2) {
    if (reasonOf4(error2) !== "invalid") throw error2;
    return underFreeName(zipped);
  }
}
async function underFreeName(upload2) {
  for (let copy = 1; ; copy++) {
    try {
      return await upload2(copy);
    } catch (error2) {
      if (copy === mostCopies || reasonOf4(error2) !== "conflict") throw error2;
    }
  }
}
function reasonOf4(error2) {
  return error2 instanceof GateError && error2.code === "forge-failed" ? error2.facts["reason"] : null;
}

// src/action/tell.ts
function telling(report, suite, leave, job) {
  let page = null;
  return {
    steps: [
      () => {
        tellVerdict(report, job.console);
        return Promise.resolve();
      },
      async () => {
        const file = await leave();
        page = namePage(file, job);
        page = await uploadPage(page, file, suite, job);
      },
      () => {
        const text5 = renderSummary(report, {}, page?.place ?? null);
        const note = page?.note ?? "";
        return job.console.summary(note === "" ? text5 : text5 + paragraph(note));
      }
    ],
    url: () => page !== null && "url" in page.place ? page.place.url : null
  };
}
function tellVerdict(report, console) {
  console.lines(renderTerminal(report, { color: false, width: 120 }));
  for (const annotation of annotationsOf(report)) console.annotate(annotation);
  const { verdict, counts, baseline } = report;
  console.outputs({
    outcome: verdict.outcome,
    passes: verdict.passes,
    benchmarks: counts.benchmarks,
    exceeded: counts.exceeded,
    unproven: counts.unproven,
    unmeasured: counts.unmeasured,
    "baseline-sha": baseline?.found?.sha ?? "",
    "baseline-run": baseline?.found?.run ?? ""
  });
}
function nameFiles(files, out, { console }) {
  console.outputs({
    "report-json": relative4(process.cwd(), files.json),
    "comment-markdown": relative4(process.cwd(), files.comment),
    "report-directory": relative4(process.cwd(), out)
  });
}

// src/action/gate-mode.ts
async function runGateMode(plan, job) {
  const { settings, ports, forge } = job;
  const { directory, out } = foldersOf(job);
  const repository2 = await ports.git.root(directory);
  const here = { git: ports.git, repository: repository2, forge };
  const head = await namedCommit(settings.head ?? "HEAD", here);
  const base = await baseFor(plan.event, settings.base, head.sha, here);
  const { config, notes } = await configFor(base, repository2, directory, job);
  refuseRoot(out, repository2, "input out");
  await prepareOutput(out, ports.captures);
  const findStored = storedLookup(job, config, repository2);
  const judged = await gate(
    {
      directory,
      base,
      head: settings.head === null ? null : head.ref,
      pullHead: await mergedPull(plan.pull, head.sha, here),
      config,
      out,
      notes,
      ...findStored === null ? {} : { findStored }
    },
    ports
  );
  const file = settings.config === null ? null : pathIn(repository2, join4(directory, settings.config));
  const report = { ...judged, typed: typedOptions(file, settings.overrides) };
  const verdict = settings.reportOnly ? exitCodes.passes : report.verdict.exitCode;
  const { steps, url } = telling(report, settings.key, () => leaveReports(report, out, job), job);
  const told2 = await publishing(job, steps, verdict);
  return publishing(job, () => tellPull(plan, { report, page: url() }, out, job), told2);
}
async function leaveReports(report, out, job) {
  const page = async () => pageOf(report, await readCaptures(out, job.ports), null);
  const files = await writeReports(out, report, page);
  nameFiles(files, out, job);
  return files.html;
}
async function configFor(base, repository2, directory, { settings, ports }) {
  const { git } = ports;
  const file = settings.config === null ? null : join4(directory, settings.config);
  const atBase = () => scopeAt(
    (path) => git.file(repository2, base.sha, path),
    pathIn(repository2, directory),
    file === null ? null : pathIn(repository2, file),
    settings.overrides
  );
  const ofHead = async () => (await scopeOf(git, directory, file, settings.overrides)).config;
  const from = settings.configFrom;
  const config = await (from === "base" ? atBase() : ofHead());
  const keys = await (from === "base" ? ofHead() : atBase()).then(
    (other) => changedKeys(config, other),
    (error2) => {
      if (error2 instanceof GateError && error2.code.startsWith("config-")) return ["everything"];
      throw error2;
    }
  );
  return { config, notes: keys.length === 0 ? [] : [{ code: "config-changed", facts: { keys, from } }] };
}
async function tellPull({ pull, readOnly: readOnly2 }, { report, page }, out, job) {
  const { console, run } = job;
  if (run.forge !== "github") {
    console.notice(otherForgeWords(run.forge));
    return;
  }
  if (pull === null) return;
  if (readOnly2 !== null || job.forge === null)
    return leaveResult(readOnlyWords(readOnly2 ?? "no-token"), out, job);
  const { head } = await readCaptures(out, job.ports);
  const { run: id3, attempt } = run;
  const forbidden = await publishReport(
    {
      pull: pull.number,
      run: { key: job.settings.key, sha: pull.headSha, run: id3, attempt },
      report,
      head,
      source: null,
      page
    },
    job,
    job.forge
  );
  if (forbidden === null) return;
  const words2 = run.actor === "dependabot[bot]" ? readOnlyWords("dependabot") : forbiddenWords(String(forbidden.facts["detail"] ?? ""));
  await leaveResult(words2, out, job);
}
async function leaveResult(words2, out, job) {
  const { settings, console } = job;
  console.notice(words2);
  await console.summary(paragraph(words2));
  if (settings.comment === "never" && !settings.reviewComments) return;
  const name2 = resultName(settings.key);
  if (await uploadFolder(name2, join4(out, "capture"), null, job)) console.debug(resultUploaded(name2));
}

// src/action/plan.ts
function planOf(event, { mode, token }) {
  if (event.kind === "push" && event.deleted) return { do: "nothing", why: "branch-deleted" };
  const wanted = mode === "auto" ? modeOf(event) : mode;
  const wrong = () => usageError("value-wrong", { option: "input mode", value: mode, expects: `mode-${wanted}` });
  switch (wanted) {
    case "gate": {
      if (event.kind === "workflow-run") throw wrong();
      const pull = event.kind === "pull-request" ? event : null;
      return { do: "gate", event, pull, readOnly: pull === null ? null : readOnly(pull, token) };
    }
    case "record":
      if (event.kind === "pull-request" || event.kind === "merge-group" || event.kind === "workflow-run")
        throw wrong();
      return { do: "record", event };
    case "report":
      if (event.kind !== "workflow-run") throw wrong();
      return event.event === "pull_request" ? { do: "report", event } : { do: "nothing", why: "run-without-pull-request" };
  }
}
function modeOf(event) {
  switch (event.kind) {
    case "push":
      return event.toDefaultBranch ? "record" : "gate";
    case "schedule":
    case "dispatch":
      return "record";
    case "workflow-run":
      return "report";
    case "pull-request":
    case "merge-group":
    case "other":
      return "gate";
  }
}
function readOnly(pull, token) {
  if (pull.fork) return "fork";
  return token === "" ? "no-token" : null;
}

// src/action/record-mode.ts
import { join as join5 } from "node:path";

// src/baseline/history.ts
var mostHistory = 30;
function historyOf(previous, now) {
  if (previous === null) return [];
  const before = readEvidence(previous);
  const records = [];
  for (const key of readEvidence(now).benchmarks.keys()) {
    const measured = before.benchmarks.get(key);
    const own2 = measured === void 0 ? null : recordOf(measured, before.manifest);
    const all = [...before.history.get(key) ?? [], ...own2 === null ? [] : [own2]];
    records.push(...all.slice(-mostHistory));
  }
  return records;
}
function recordOf(measured, manifest) {
  const values = mediansOf(measured);
  if (values.length === 0) return null;
  return {
    type: "history",
    ...measured.id,
    sha: manifest.commit.sha ?? "",
    recordedAt: manifest.startedAt,
    run: manifest.origin?.run ?? 0,
    goVersion: manifest.go.version,
    machine: machineHash(manifest),
    // Processes with unlike counts have no number in common.
    iterations: measured.iterations.get("screen") ?? 0,
    values: Object.fromEntries(values)
  };
}
function mediansOf({ samples }) {
  return [...samples].flatMap(([unit, { runs }]) => {
    const values = runs.filter(({ stage }) => stage === "screen").map(({ value }) => value);
    if (values.length === 0 || unit.length > 256) return [];
    const middle = median(values);
    return Number.isFinite(middle) ? [[unit, middle]] : [];
  });
}

// src/action/record-mode.ts
async function runRecordMode(event, job) {
  const { settings, ports, console, run } = job;
  const { directory, out } = foldersOf(job);
  const file = settings.config === null ? null : join5(directory, settings.config);
  const { config, root } = await scopeOf(ports.git, directory, file, settings.overrides);
  refuseRoot(out, root, "input out");
  await prepareOutput(out, ports.captures);
  const asked = settings.head ?? (event.kind === "dispatch" ? event.ref : null) ?? "HEAD";
  const head = await namedCommit(asked, { git: ports.git, repository: root, forge: job.forge });
  const target = captureDirectory(out, "single");
  let previous = null;
  const recorded = await record2(
    {
      directory,
      head: head.ref,
      config,
      out: target,
      like: null,
      origin: originOf(event, job),
      async isWanted(sha4, under) {
        if (job.forge === null || sha4 === null) return true;
        const before = await lookFor(sha4, under, job, job.forge);
        if (before.found === null) {
          if (!withoutHistory.has(before.reason)) {
            console.warning(historyAnewWords(before.reason));
            await console.summary(paragraph(historyAnewWords(before.reason)));
          }
          return true;
        }
        previous = before.capture;
        const { sha: of, run: by2 } = before.found;
        if (of !== sha4 || event.kind !== "dispatch" || event.force) return true;
        job.console.outputs({ "baseline-sha": sha4, "baseline-run": by2 });
        return false;
      },
      inherited: (sofar) => historyOf(previous, sofar)
    },
    ports
  );
  if (recorded === null) {
    console.notice(baselineExists);
    await console.summary(paragraph(baselineExists));
    return exitCodes.passes;
  }
  const { capture, conditions } = recorded;
  job.console.lines(renderListing(capture));
  const reason = unusable3(capture);
  if (reason !== null) {
    console.error(unusableWords(reason.code, reason.what));
    await console.summary(paragraph(unusableWords(reason.code, reason.what)));
    return exitCodes.notMeasured;
  }
  const name2 = baselineName(settings.key, conditions);
  const sha3 = capture.manifest.commit.sha ?? "";
  job.console.outputs({
    "baseline-sha": sha3,
    "baseline-run": run.run
  });
  return publishing(job, () => upload(name2, sha3, target, job));
}
var withoutHistory = /* @__PURE__ */ new Set(["none", "expired", "unsuitable"]);
async function upload(name2, sha3, target, job) {
  const { settings, console, run } = job;
  if (run.forge !== "github") {
    nameFolder(name2, target, job);
    console.notice(otherForgeWords(run.forge));
    return;
  }
  const also = sha3 === run.sha ? [] : [commitBaselineName(name2, sha3)];
  if (!await uploadFolder(name2, target, settings.retentionDays, job, also)) return;
  console.notice(baselineUploaded(name2, settings.retentionDays));
  await console.summary(paragraph(baselineUploaded(name2, settings.retentionDays)));
}
function originOf(event, { run, settings }) {
  return {
    repository: run.repository.slice(0, 256),
    event: run.eventName.slice(0, 64),
    actor: run.actor.slice(0, 128),
    reason: event.kind === "dispatch" ? event.reason : "",
    run: run.run,
    attempt: run.attempt,
    workflow: run.workflow.slice(0, 512),
    suite: settings.key
  };
}

// src/baseline/result.ts
var sideOf = { base: ["base", "single"], head: ["head"], baseline: ["single"] };
var folders = Object.keys(sideOf);
var mostJournalBytes = 64 << 20;
async function readResult(name2, zip, captures) {
  const byFolder = new Map(folders.map((folder) => [folder, /* @__PURE__ */ new Map()]));
  let journals = 0;
  for (const [path, bytes] of await readArchive(name2, zip, isResultFile)) {
    const [folder, file] = split(path);
    byFolder.get(folder)?.set(file, bytes);
    journals += file === journalFile ? bytes.length : 0;
    if (journals > mostJournalBytes) throw broken(name2, "too-large", path);
  }
  const parse = (folder) => {
    const directory = `${name2}/${folder}`;
    const capture = captures.parse(directory, byFolder.get(folder) ?? /* @__PURE__ */ new Map());
    const sides = sideOf[folder];
    if (sides.includes(capture.manifest.side)) return capture;
    const detail = `side: ${capture.manifest.side}`;
    throw new GateError("capture-invalid", { directory, file: "manifest.json", reason: "schema", detail });
  };
  const base = parse("base");
  const head = parse("head");
  return { base, head, stored: byFolder.get("baseline")?.size === 0 ? null : parse("baseline") };
}
function isResultFile(path) {
  const [folder, file] = split(path);
  return folders.includes(folder) && isCaptureFile(file);
}
function split(path) {
  const slash = path.indexOf("/");
  return [path.slice(0, slash), path.slice(slash + 1)];
}

// src/action/report-mode.ts
var mostResults = 10;
var mostBytes3 = 256 << 20;
var mostPulls = 10;
async function runReportMode(event, job) {
  const { forge, console } = job;
  if (forge === null) throw new GateError("usage", { problem: "option-required", option: "input token" });
  return publishing(job, async () => {
    const results = resultsOf(await forge.artifactsOfRun(event.run));
    if (results.length === 0) {
      console.notice(nothingToReport("no-result"));
      return;
    }
    const [pull, ...others] = await pullsOf(event, forge);
    if (pull === void 0 || others.length > 0) {
      console.notice(nothingToReport(pull === void 0 ? "no-pull" : "several-pulls"));
      return;
    }
    if (results.length > mostResults) console.notice(nothingToReport("too-many"));
    const failed = [];
    for (const { row, suite } of results.slice(0, mostResults)) {
      try {
        failed.push(...await reportOne(row, suite, pull, event, job, forge));
      } catch (error2) {
        if (error2 instanceof GateError && error2.code === "interrupted") throw error2;
        failed.push(error2 instanceof Error ? error2 : new Error(String(error2)));
      }
    }
    const [first, ...rest] = failed;
    for (const error2 of rest) console.error(describeAnything(error2));
    if (first !== void 0) throw first;
  });
}
function resultsOf(rows) {
  const newest2 = /* @__PURE__ */ new Map();
  for (const row of [...rows].sort(by(({ id: id3 }) => id3))) {
    const suite = suiteOfResult(row.name);
    if (suite !== null && !row.expired) newest2.set(suite, { row, suite });
  }
  return [...newest2.values()].sort(by(({ suite }) => suite));
}
async function pullsOf({ headRepository, headSha, headBranch, pulls }, forge) {
  if (headRepository === null) return [];
  const { id: id3 } = await forge.repository();
  const [owner = ""] = headRepository.name.split("/", 1);
  const fits = (pull) => pull.open && pull.baseRepositoryId === id3 && pull.headSha === headSha && pull.headRepositoryId === headRepository.id;
  const named2 = [];
  for (const number2 of pulls.slice(0, mostPulls)) named2.push(await forge.pull(number2));
  const asked = [
    () => Promise.resolve(named2),
    async () => headBranch === "" ? [] : forge.pullsFrom(owner, headBranch),
    () => pullsAt(headRepository.name, headSha, forge)
  ];
  for (const ask of asked) {
    const found = (await ask()).filter(fits);
    if (found.length > 0) return found;
  }
  return [];
}
async function pullsAt(repository2, sha3, forge) {
  try {
    return await forge.pullsOf(repository2, sha3);
  } catch (error2) {
    if (error2 instanceof GateError && hidden.has(error2.facts["reason"])) return [];
    throw error2;
  }
}
var hidden = /* @__PURE__ */ new Set(["not-found", "forbidden", "gone"]);
async function reportOne(row, suite, pull, event, job, forge) {
  const result = await readResult(row.name, await forge.download(row, mostBytes3), job.ports.captures);
  const config = await baseConfig(pull, job, forge);
  const report = reportOn(result, policyOf(config), configNotes(config, result), event.headSha);
  const leave = async () => writePage(foldersOf(job).out, pageFile(suite), await pageOf(report, result, null));
  const told2 = telling(report, suite, leave, job);
  const comment = async () => {
    const { run, attempt, url } = event;
    const forbidden = await publishReport(
      {
        pull: pull.number,
        run: { key: suite, sha: event.headSha, run, attempt },
        report,
        head: result.head,
        source: { run, url },
        page: told2.url()
      },
      job,
      forge
    );
    if (forbidden !== null) throw forbidden;
  };
  return failuresOf([...told2.steps, comment]);
}
async function baseConfig(pull, { settings }, forge) {
  const folder = settings.workingDirectory.replace(/^(?:\.\/)+|^\.$|\/+$/g, "");
  const named2 = settings.config === null ? null : [folder, settings.config].filter((part) => part !== "").join("/");
  return scopeAt((path) => forge.file(path, pull.baseRef, 1 << 20), folder, named2, settings.overrides);
}
function configNotes(config, { head }) {
  const keys = changedFrom(config, head);
  return keys.length === 0 ? [] : [{ code: "config-changed", facts: { keys, from: "base" } }];
}
function changedFrom(config, head) {
  try {
    const measured = configOf(head);
    return measured === null ? [] : changedKeys(config, measured).filter((key) => !measuring.some((of) => of === key));
  } catch (error2) {
    if (error2 instanceof GateError && error2.code === "config-invalid") return ["everything"];
    throw error2;
  }
}
var measuring = [
  "packages",
  "bench",
  "tags",
  "pin",
  "seed",
  "time-budget",
  "timeout"
];

// src/action/run.ts
function runFacts(env) {
  const given = (name2, otherwise) => {
    const value = env[name2]?.trim() ?? "";
    return value === "" ? otherwise : value;
  };
  const count = (name2) => {
    const value = Number(given(name2, "0"));
    return Number.isSafeInteger(value) && value >= 0 ? value : 0;
  };
  const apiUrl = given("GITHUB_API_URL", "https://api.github.com");
  return {
    repository: given("GITHUB_REPOSITORY", ""),
    sha: given("GITHUB_SHA", ""),
    run: count("GITHUB_RUN_ID"),
    attempt: count("GITHUB_RUN_ATTEMPT"),
    workflow: workflowFile(given("GITHUB_WORKFLOW_REF", "")),
    actor: given("GITHUB_ACTOR", ""),
    eventName: given("GITHUB_EVENT_NAME", ""),
    serverUrl: given("GITHUB_SERVER_URL", "https://github.com"),
    apiUrl,
    // `/api/v3` has `/api/graphql` on an Enterprise Server.
    graphqlUrl: given("GITHUB_GRAPHQL_URL", `${apiUrl.replace(/\/v3\/?$/, "")}/graphql`),
    forge: forgeOf(env, apiUrl)
  };
}
function workflowFile(ref) {
  const [path = ""] = ref.split("@", 1);
  return path.split("/").slice(2).join("/");
}
function forgeOf(env, apiUrl) {
  if (env["FORGEJO_ACTIONS"] === "true") return "forgejo";
  if (env["GITEA_ACTIONS"] === "true" || /\/api\/v1\/?$/.test(apiUrl)) return "gitea";
  return "github";
}

// src/event.ts
var text4 = (max = 512) => string().check(_maxLength(max));
var sha2 = () => string().check(_regex(/^[0-9a-f]{40,64}$/));
var id2 = () => int().check(_gte(0));
var repository = object({ id: id2(), full_name: text4() });
var pullPayload = object({
  pull_request: object({
    number: id2(),
    head: object({ sha: sha2(), repo: nullable(repository) }),
    base: object({ sha: sha2(), ref: text4(), repo: repository })
  })
});
var groupPayload = object({ merge_group: object({ base_sha: sha2() }) });
var pushPayload = object({
  ref: text4(),
  deleted: optional(boolean()),
  repository: object({ default_branch: text4() })
});
var dispatchPayload = object({
  inputs: optional(
    nullable(record(text4(), union([text4(65536), boolean(), number(), _null()])))
  )
});
var runPayload = object({
  workflow_run: object({
    id: id2(),
    run_attempt: id2(),
    event: text4(64),
    head_sha: sha2(),
    head_branch: nullable(text4()),
    head_repository: nullable(repository),
    pull_requests: nullish(array(nullable(object({ number: id2() }))).check(_maxLength(100))),
    html_url: text4(2048)
  })
});
function readEvent(name2, payload2) {
  const as = (schema) => {
    const read = schema.safeParse(payload2);
    if (read.success) return read.data;
    const at = read.error.issues[0]?.path.map(String).join(".") ?? "";
    throw new GateError("event-unsupported", { event: name2, at: at.slice(0, 200) });
  };
  switch (name2) {
    case "pull_request_target":
      throw new GateError("event-unsupported", { event: name2 });
    case "pull_request": {
      const { number: number2, head, base } = as(pullPayload).pull_request;
      return {
        kind: "pull-request",
        number: number2,
        headSha: head.sha,
        baseSha: base.sha,
        baseRef: base.ref,
        fork: head.repo?.id !== base.repo.id
      };
    }
    case "merge_group":
      return { kind: "merge-group", baseSha: as(groupPayload).merge_group.base_sha };
    case "push": {
      const { ref, deleted, repository: pushed } = as(pushPayload);
      return {
        kind: "push",
        toDefaultBranch: ref === `refs/heads/${pushed.default_branch}`,
        deleted: deleted ?? false
      };
    }
    case "schedule":
      return { kind: "schedule" };
    case "workflow_dispatch": {
      const inputs = new Map(Object.entries(as(dispatchPayload).inputs ?? {}));
      const given = (key) => String(inputs.get(key) ?? "").trim();
      return {
        kind: "dispatch",
        ref: given("ref") || null,
        reason: given("reason").slice(0, 1e3),
        force: given("force") === "true"
      };
    }
    case "workflow_run": {
      const run = as(runPayload).workflow_run;
      return {
        kind: "workflow-run",
        run: run.id,
        attempt: run.run_attempt,
        event: run.event,
        headSha: run.head_sha,
        headBranch: run.head_branch ?? "",
        headRepository: run.head_repository === null ? null : { id: run.head_repository.id, name: run.head_repository.full_name },
        pulls: (run.pull_requests ?? []).flatMap((pull) => pull === null ? [] : [pull.number]),
        url: run.html_url
      };
    }
  }
  return { kind: "other", name: name2 };
}

// src/action.ts
async function main() {
  const settings = readInputs(new Map(actionInputs.map(({ name: name2 }) => [name2, getInput(name2)])));
  const run = runFacts(process.env);
  const event = readEvent(run.eventName, await payload(run));
  const plan = planOf(event, settings);
  if (plan.do === "nothing") {
    notice(nothingToReport(plan.why));
    return exitCodes.passes;
  }
  const log = createActionsLog();
  const system = createSystem(process.env, log);
  const release = onInterrupt(async () => {
    log.close();
    await system.stop();
  });
  try {
    const console = createJobConsole(() => {
      log.close();
    });
    return await perform2(plan, {
      settings,
      run,
      ports: system.ports,
      forge: run.forge !== "github" || settings.token === "" ? null : forgeOf2(run, settings.token, system, console),
      uploads: createArtifactUploads(),
      console
    });
  } finally {
    log.close();
    await system.stop();
    release();
  }
}
function perform2(plan, job) {
  switch (plan.do) {
    case "gate":
      return runGateMode(plan, job);
    case "record":
      return runRecordMode(plan.event, job);
    case "report":
      return runReportMode(plan.event, job);
  }
}
function forgeOf2(run, token, system, console) {
  try {
    return createForge({
      token,
      repository: run.repository,
      apiUrl: run.apiUrl,
      graphqlUrl: run.graphqlUrl,
      clock: system.ports.clock,
      trace: (line) => {
        console.debug(line);
      }
    });
  } catch (error2) {
    if (!(error2 instanceof GateError && error2.code === "forge-failed")) throw error2;
    return createRefusingForge(error2);
  }
}
async function payload({ eventName }) {
  try {
    return (await import("./chunks/github-UZPU425U.js")).context.payload;
  } catch (error2) {
    if (!(error2 instanceof SyntaxError)) throw error2;
    const facts = { event: eventName, file: process.env["GITHUB_EVENT_PATH"] ?? "" };
    throw new GateError("event-unsupported", facts, { cause: error2 });
  }
}
onCrash((error2) => {
  error(describeAnything(error2));
});
for (const stream of [process.stdout, process.stderr]) endureLoss(stream);
try {
  process.exitCode = await main();
} catch (error2) {
  if (!(error2 instanceof GateError && error2.code === "interrupted")) {
    error(describeAnything(error2));
    process.exitCode = exitCodeOf(error2);
  }
}
